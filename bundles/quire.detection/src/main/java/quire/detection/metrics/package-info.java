/** COCO measures as metrics of a training task. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.detection.metrics;
