/** Experiments: arms, seeds, claims and the verdicts they earn. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.api.experiment;
