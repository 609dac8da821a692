package quire.nn.conv;

import org.nd4j.autodiff.samediff.SDVariable;

/**
 * A stack of maps in a graph and its size.
 *
 * @param value    [rows, channels, height, width]
 * @param channels at least 1
 * @param height   at least 1
 * @param width    at least 1
 */
public record FeatureMap(SDVariable value, int channels, int height, int width) {
    public FeatureMap {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException("a map needs at least one channel and one cell, not " + channels + "x" + height + "x" + width);
        }
    }

    /** The same size with other values. */
    public FeatureMap with(SDVariable v) {
        return new FeatureMap(v, channels, height, width);
    }

    /** The sum of two maps of equal size. */
    public FeatureMap plus(FeatureMap other) {
        if (other.channels != channels || other.height != height || other.width != width) {
            throw new IllegalArgumentException("cannot add " + other.size() + " to " + size());
        }
        return with(value.add(other.value));
    }

    /** {@code channels x height x width}. */
    public String size() {
        return channels + "x" + height + "x" + width;
    }
}
