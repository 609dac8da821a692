/** What a paper says of itself, and the other services it may offer: prediction and benchmarks. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.api.paper;
