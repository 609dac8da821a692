/** Data sets as restartable, seeded streams of named batches, and the factories that open them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.api.dataset;
