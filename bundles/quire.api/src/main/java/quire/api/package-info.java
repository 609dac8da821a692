/** The one exception type whose message is meant for the person at the keyboard. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.api;
