/** Which anchors, points and proposals learn which object: matching, sampling and targets. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.detection.assign;
