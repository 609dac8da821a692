/** Numbers in native memory, named batches of them, and seeds: what everything else speaks in. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.api.tensor;
