/** The COCO and VOC measures of detection. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.detection.eval;
