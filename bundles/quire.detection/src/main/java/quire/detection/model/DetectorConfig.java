package quire.detection.model;

import java.util.List;
import quire.api.QuireException;
import quire.detection.box.Anchors;
import quire.detection.nn.ExtraLevels;
import quire.detection.nn.Fpn;
import quire.detection.nn.Neck;
import quire.detection.nn.RoiFeatures;
import quire.detection.nn.RoiLoss;
import quire.nn.backbone.Backbone;

/**
 * What a detector is made of. {@link #of} gives the plain detector; the {@code with…} methods change parts.
 *
 * @param kind        of detector
 * @param classes     without background, at least 1
 * @param height      of the picture, a multiple of the backbone's last stride
 * @param width       of the picture, likewise
 * @param backbone    network in front
 * @param first       first of the backbone's maps that the neck takes
 * @param neck        from maps to pyramid
 * @param roiFeatures how the second stage reads regions
 * @param extra       further losses on regions
 * @param hidden      units of the second stage's dense layers
 * @param depth       convolutions of one-stage towers
 * @param anchorSize  side of anchors in strides: the only one of a two-stage detector, the smallest of RetinaNet
 * @param octaves     anchor sizes per octave of RetinaNet; of a two-stage detector: sizes, each twice the one before
 * @param regions     proposals and regions
 * @param decoding    of predictions
 * @param small       area in the network's pixels below which objects' share of the losses is told apart; 0 for not at all
 */
public record DetectorConfig(Kind kind, int classes, int height, int width, Backbone backbone, int first, Neck neck, RoiFeatures roiFeatures,
        List<RoiLoss> extra, int hidden, int depth, double anchorSize, int octaves, Regions regions, Decoding decoding, double small) {
    private static final double[] RATIOS = {0.5, 1, 2};
    private static final double ROUNDING = 1e-5;

    /** Kinds of detectors. */
    public enum Kind {
        /** Two stages (arXiv:1506.01497) with a pyramid. */
        FASTER_RCNN,
        /** One stage with anchors (arXiv:1708.02002). */
        RETINANET,
        /** One stage with points (arXiv:1904.01355). */
        FCOS;

        /** The kind of this name, as {@code faster_rcnn}. */
        public static Kind named(String name) {
            for (Kind k : values()) {
                if (k.name().equalsIgnoreCase(name)) {
                    return k;
                }
            }
            throw new QuireException("no detector '" + name + "'; choose faster_rcnn, retinanet or fcos");
        }
    }

    public DetectorConfig {
        extra = List.copyOf(extra);
        int[] strides = backbone.strides();
        int last = strides[strides.length - 1];
        if (height % last != 0 || width % last != 0 || height < last || width < last) {
            throw QuireException.of("pictures of %d x %d do not fit the backbone's stride %d; choose multiples of it", width, height, last);
        }
        if (classes < 1 || first < 0 || first >= strides.length) {
            throw QuireException.of("a detector needs classes and maps, not %d classes and map %d of %d", classes, first, strides.length);
        }
    }

    /** The plain detector for small pictures: FPN, hard level rule, no further losses. */
    public static DetectorConfig of(Kind kind, int classes, int height, int width, Backbone backbone, int channels) {
        return switch (kind) {
            case FASTER_RCNN -> new DetectorConfig(kind, classes, height, width, backbone, 0,
                    new Fpn(channels, new ExtraLevels(ExtraLevels.Kind.SUBSAMPLED, 1)), RoiFeatures.ownLevel(), List.of(), 128, 0, 4, 1,
                    Regions.SMALL, Decoding.USUAL, 0);
            case RETINANET -> new DetectorConfig(kind, classes, height, width, backbone, 1,
                    new Fpn(channels, new ExtraLevels(ExtraLevels.Kind.FROM_BACKBONE, 2)), RoiFeatures.ownLevel(), List.of(), 128, 2, 2, 3,
                    Regions.SMALL, Decoding.USUAL, 0);
            case FCOS -> new DetectorConfig(kind, classes, height, width, backbone, 1,
                    new Fpn(channels, new ExtraLevels(ExtraLevels.Kind.FROM_PYRAMID, 2)), RoiFeatures.ownLevel(), List.of(), 128, 2, 4, 1,
                    Regions.SMALL, Decoding.USUAL, 0);
        };
    }

    public DetectorConfig withNeck(Neck other) {
        return new DetectorConfig(kind, classes, height, width, backbone, first, other, roiFeatures, extra, hidden, depth, anchorSize, octaves,
                regions, decoding, small);
    }

    public DetectorConfig withRoiFeatures(RoiFeatures other) {
        return new DetectorConfig(kind, classes, height, width, backbone, first, neck, other, extra, hidden, depth, anchorSize, octaves,
                regions, decoding, small);
    }

    public DetectorConfig withExtra(RoiLoss... losses) {
        return new DetectorConfig(kind, classes, height, width, backbone, first, neck, roiFeatures, List.of(losses), hidden, depth, anchorSize,
                octaves, regions, decoding, small);
    }

    /** @param map first of the backbone's maps that the neck takes */
    public DetectorConfig from(int map) {
        return new DetectorConfig(kind, classes, height, width, backbone, map, neck, roiFeatures, extra, hidden, depth, anchorSize, octaves,
                regions, decoding, small);
    }

    public DetectorConfig withHeads(int units, int convolutions) {
        return new DetectorConfig(kind, classes, height, width, backbone, first, neck, roiFeatures, extra, units, convolutions, anchorSize,
                octaves, regions, decoding, small);
    }

    public DetectorConfig withAnchors(double size, int perOctave) {
        return new DetectorConfig(kind, classes, height, width, backbone, first, neck, roiFeatures, extra, hidden, depth, size, perOctave,
                regions, decoding, small);
    }

    public DetectorConfig with(Regions other) {
        return new DetectorConfig(kind, classes, height, width, backbone, first, neck, roiFeatures, extra, hidden, depth, anchorSize, octaves,
                other, decoding, small);
    }

    public DetectorConfig with(Decoding other) {
        return new DetectorConfig(kind, classes, height, width, backbone, first, neck, roiFeatures, extra, hidden, depth, anchorSize, octaves,
                regions, other, small);
    }

    /** @param area below which objects' share of class and box losses is recorded as {@code small_class_loss} and {@code small_box_loss} */
    public DetectorConfig withSmall(double area) {
        return new DetectorConfig(kind, classes, height, width, backbone, first, neck, roiFeatures, extra, hidden, depth, anchorSize, octaves,
                regions, decoding, area);
    }

    /** Strides of the maps that the neck takes. */
    public int[] taken() {
        int[] all = backbone.strides();
        return java.util.Arrays.copyOfRange(all, first, all.length);
    }

    /** Strides of the pyramid. */
    public int[] strides() {
        return neck.strides(taken());
    }

    /** Sides of the pyramid's levels, halved and rounded up where the picture is no multiple. */
    private int[] sides(int side) {
        return java.util.Arrays.stream(strides()).map(s -> (side + s - 1) / s).toArray();
    }

    public int[] heights() {
        return sides(height);
    }

    public int[] widths() {
        return sides(width);
    }

    /** Whether an object of this area is small. Areas come back from single-precision offsets: what is on the limit is not. */
    public boolean tellsApart(double area) {
        return area < small * (1 - ROUNDING);
    }

    /** Whether the detector draws regions in training. */
    public boolean drawsRegions() {
        return kind == Kind.FASTER_RCNN || !extra.isEmpty();
    }

    private double[] sizes(int stride) {
        return java.util.stream.IntStream.range(0, octaves).mapToDouble(i -> anchorSize * stride * (1 << i)).toArray();
    }

    /** The anchors of the pyramid; not for FCOS. */
    public Anchors anchors() {
        return kind == Kind.RETINANET ? Anchors.retina(strides(), anchorSize, octaves, RATIOS)
                : Anchors.of(strides(), java.util.Arrays.stream(strides()).mapToObj(this::sizes).toArray(double[][]::new), RATIOS);
    }
}
