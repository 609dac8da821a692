package quire.detection.nn;

import java.util.ArrayList;
import java.util.List;
import quire.nn.GraphBuilder;
import quire.nn.conv.Conv2d;
import quire.nn.conv.ConvNorm;
import quire.nn.conv.FeatureMap;
import quire.nn.conv.Pooling;

/**
 * Levels coarser than the backbone's. Parameters {@code <name>/extra<i>/…}.
 *
 * @param kind  where they come from
 * @param count how many, at least 0
 */
public record ExtraLevels(Kind kind, int count) {
    /** Sources. */
    public enum Kind {
        /** Every second cell of the level before: Faster R-CNN's P6. */
        SUBSAMPLED,
        /** Convolutions with stride 2, the first on the backbone's last map: RetinaNet (arXiv:1708.02002); no ReLU between. */
        FROM_BACKBONE,
        /** Convolutions with stride 2, the first on the pyramid's last level, a ReLU before each further one: FCOS (arXiv:1904.01355). */
        FROM_PYRAMID
    }

    /** No further levels. */
    public static final ExtraLevels NONE = new ExtraLevels(Kind.SUBSAMPLED, 0);

    public ExtraLevels {
        if (count < 0) {
            throw new IllegalArgumentException("cannot add " + count + " levels");
        }
    }

    /** Strides of the given levels and these. */
    public int[] strides(int[] backbone) {
        int[] all = java.util.Arrays.copyOf(backbone, backbone.length + count);
        for (int l = backbone.length; l < all.length; l++) {
            all[l] = 2 * all[l - 1];
        }
        return all;
    }

    /**
     * Makes the levels.
     *
     * @param top   the backbone's last map
     * @param last  the pyramid's last level
     * @param first changes the first of them before the next is made; for necks that add context there
     */
    public List<FeatureMap> build(GraphBuilder g, String name, FeatureMap top, FeatureMap last, java.util.function.UnaryOperator<FeatureMap> first) {
        List<FeatureMap> out = new ArrayList<>();
        FeatureMap from = kind == Kind.FROM_BACKBONE ? top : last;
        int channels = last.channels();
        for (int i = 0; i < count; i++) {
            FeatureMap next;
            if (kind == Kind.SUBSAMPLED) {
                next = Pooling.subsample(g, from);
            } else {
                FeatureMap in = i > 0 && kind == Kind.FROM_PYRAMID ? ConvNorm.relu(g, from) : from;
                next = Conv2d.same(channels, 3).strided(2).xavier(in.channels()).apply(g, name + "/extra" + i, in);
            }
            from = i == 0 ? first.apply(next) : next;
            out.add(from);
        }
        return out;
    }
}
