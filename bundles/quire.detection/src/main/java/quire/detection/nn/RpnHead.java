package quire.detection.nn;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.nn.GraphBuilder;
import quire.nn.conv.Conv2d;
import quire.nn.conv.ConvNorm;
import quire.nn.conv.FeatureMap;

/**
 * Head of the region proposal network (arXiv:1506.01497, section 3.1), shared by all levels: 3x3 convolution and ReLU, then objectness and
 * offsets of every anchor. Parameters {@code <name>/conv}, {@code <name>/objectness}, {@code <name>/deltas}.
 *
 * @param anchors per cell
 */
public record RpnHead(int anchors) {
    /** Smooth L1's beta here. */
    public static final double BETA = 1.0 / 9;
    private static final Init NARROW = Init.normal(0.01);

    /**
     * What it says.
     *
     * @param logits [images, anchors, 1]
     * @param deltas [images, anchors, 4]
     */
    public record Result(SDVariable logits, SDVariable deltas) {
    }

    /** Applies the head to every level. */
    public Result apply(GraphBuilder g, String name, List<FeatureMap> levels) {
        List<SDVariable> logits = new ArrayList<>();
        List<SDVariable> deltas = new ArrayList<>();
        for (FeatureMap level : levels) {
            FeatureMap x = ConvNorm.relu(g, Conv2d.same(level.channels(), 3).from(NARROW, Init.zeros()).apply(g, name + "/conv", level));
            logits.add(DenseRows.of(g, Conv2d.same(anchors, 1).from(NARROW, Init.zeros()).apply(g, name + "/objectness", x), 1));
            deltas.add(DenseRows.of(g, Conv2d.same(4 * anchors, 1).from(NARROW, Init.zeros()).apply(g, name + "/deltas", x), 4));
        }
        return new Result(DenseRows.joined(g, logits), DenseRows.joined(g, deltas));
    }
}
