/** Named tensors in the safetensors format. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.data.safetensors;
