/** Recurrent layers, unrolled over a fixed number of steps. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.nn.recurrent;
