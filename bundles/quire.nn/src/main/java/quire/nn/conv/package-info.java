/**
 * Convolutional blocks on maps of known size: convolution, normalisation, pooling, and resizing by constant matrices. Every block takes
 * and gives a {@link quire.nn.conv.FeatureMap}, so that sizes are known while the graph is built.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.nn.conv;
