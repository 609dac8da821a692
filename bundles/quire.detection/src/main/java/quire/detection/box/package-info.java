/** Boxes as flat arrays: overlap, clipping, coders, anchors and suppression. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.detection.box;
