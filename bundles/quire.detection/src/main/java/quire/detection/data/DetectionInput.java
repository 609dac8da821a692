package quire.detection.data;

import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.detection.image.Canvas;
import quire.detection.image.Normalisation;
import quire.detection.image.Placement;

/**
 * How images become inputs of one size: each is scaled, keeping its shape, until it just fits, laid at the upper left and padded.
 *
 * @param width         of the input in pixels
 * @param height        of the input in pixels
 * @param normalisation of colours
 * @param flip          whether half of the training images are mirrored
 */
public record DetectionInput(int width, int height, Normalisation normalisation, boolean flip) {
    private static final int LARGEST = 4096;

    /** The options {@link #of} reads. */
    public static Options options() {
        return Options.none()
                .integer("width", 256, 32, LARGEST, "width of the network's input in pixels, a multiple of its largest stride")
                .integer("height", 256, 32, LARGEST, "height of the network's input in pixels, a multiple of its largest stride")
                .word("normalisation", "imagenet", "means and deviations of colours", "imagenet", "caffe", "vid")
                .flag("flip", true, "mirror half of the training images");
    }

    public static DetectionInput of(OptionValues o) {
        return new DetectionInput(o.integer("width"), o.integer("height"), Normalisation.of(o.word("normalisation")), o.flag("flip"));
    }

    /** Where a picture of this size lies. */
    public Placement place(int pictureWidth, int pictureHeight, boolean flipped) {
        return Placement.fit(pictureWidth, pictureHeight, width, height, flipped);
    }

    /** An input to draw on. */
    public Canvas canvas() {
        return new Canvas(width, height, normalisation);
    }
}
