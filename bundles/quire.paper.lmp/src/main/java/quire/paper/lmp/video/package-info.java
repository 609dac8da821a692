/** Detection on videos frame by frame, for programs that embed Quire. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.paper.lmp.video;
