/** Made pictures with objects, written and read as COCO files, and the areas their tables name. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.detection.made;
