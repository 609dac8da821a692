/** Devices, leases and the sessions through which every graph is executed. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.api.compute;
