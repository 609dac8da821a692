/** Pictures as 8-bit RGB: safe decoding, keep-ratio resizing, normalising and a bounded cache. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.detection.image;
