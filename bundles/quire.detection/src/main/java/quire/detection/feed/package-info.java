/** What steers which pictures a detector sees next: a service any detection trainer takes by option. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.detection.feed;
