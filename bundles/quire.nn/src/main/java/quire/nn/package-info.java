/** The graph builder: declares inputs, parameters, buffers, tables and noise on a SameDiff graph. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.nn;
