/** Changing the system while it runs: deploy and undeploy bundles, install and uninstall features. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.deploy.api;
