/** The workbench: catalogue and use cases that shells and host applications call. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.api.work;
