/** Background jobs with progress, cancellation and an owner. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.api.job;
