/** PNG pictures, line plots and animated GIFs, without a display. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.data.picture;
