/** Trainers, metrics and the supervised training loop that most papers share. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.api.trainer;
