/** Click models as explorers see them: split into an embedding and the dense layers above it. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.ctr;
