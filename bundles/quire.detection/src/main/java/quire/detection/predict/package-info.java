/** Prediction on pictures: boxes drawn and as COCO results. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.detection.predict;
