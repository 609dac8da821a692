/** Annotated image sets: COCO, Pascal VOC and ImageNet VID files, detection results, and splits of them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.detection.data;
