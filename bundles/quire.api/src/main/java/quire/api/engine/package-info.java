/** The service interface of executors: what runs a SameDiff graph on a device. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.api.engine;
