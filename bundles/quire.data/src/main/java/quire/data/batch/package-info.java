/** Splits as seeded streams of batches, read ahead of their use. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.data.batch;
