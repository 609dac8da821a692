/** Exploration as a service: rank requests, take clicks in. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.paper.age.api;
