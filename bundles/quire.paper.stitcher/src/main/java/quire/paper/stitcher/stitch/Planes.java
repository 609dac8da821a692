package quire.paper.stitcher.stitch;

/**
 * A picture as planes of numbers.
 *
 * @param values [channels * height * width]
 */
public record Planes(int channels, int height, int width, float[] values) {
    public Planes {
        if (values.length != channels * height * width) {
            throw new IllegalArgumentException(values.length + " values for " + channels + " x " + height + " x " + width);
        }
    }
}
