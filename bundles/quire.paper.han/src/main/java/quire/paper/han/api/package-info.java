/** Gesture recognition on a stream of frames, for host applications. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.paper.han.api;
