/** Typed options, declared once and used for validation, help and documentation. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.api.option;
