/** Self-attention: multi-head attention, position tables and layer normalisation. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.nn.attention;
