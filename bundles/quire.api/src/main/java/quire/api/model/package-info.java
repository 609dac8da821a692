/** Models as SameDiff graphs with named inputs, outputs and parameters, and the factories that build them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.api.model;
