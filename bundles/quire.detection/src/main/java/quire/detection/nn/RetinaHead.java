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
 * RetinaNet's heads (arXiv:1708.02002, section 4), shared by all levels: two towers of 3x3 convolutions. Parameters
 * {@code <name>/class_tower<i>}, {@code <name>/box_tower<i>}, {@code <name>/class}, {@code <name>/box}.
 *
 * @param classes without background
 * @param anchors per cell
 * @param depth   convolutions of a tower; 4 in the paper
 */
public record RetinaHead(int classes, int anchors, int depth) {
    /** Smooth L1's beta here. */
    public static final double BETA = 0.11;
    private static final Init NARROW = Init.normal(0.01);
    /** The bias that makes everything an object with probability 0.01 at first. */
    static final double PRIOR = -Math.log((1 - 0.01) / 0.01);

    /**
     * What it says.
     *
     * @param logits [images, anchors, classes]
     * @param deltas [images, anchors, 4]
     */
    public record Result(SDVariable logits, SDVariable deltas) {
    }

    /** Applies the heads to every level. */
    public Result apply(GraphBuilder g, String name, List<FeatureMap> levels) {
        List<SDVariable> logits = new ArrayList<>();
        List<SDVariable> deltas = new ArrayList<>();
        for (FeatureMap level : levels) {
            FeatureMap c = tower(g, name + "/class_tower", level);
            FeatureMap b = tower(g, name + "/box_tower", level);
            logits.add(DenseRows.of(g, Conv2d.same(anchors * classes, 3).from(NARROW, Init.constant(PRIOR)).apply(g, name + "/class", c), classes));
            deltas.add(DenseRows.of(g, Conv2d.same(anchors * 4, 3).from(NARROW, Init.zeros()).apply(g, name + "/box", b), 4));
        }
        return new Result(DenseRows.joined(g, logits), DenseRows.joined(g, deltas));
    }

    private FeatureMap tower(GraphBuilder g, String name, FeatureMap x) {
        FeatureMap y = x;
        for (int i = 0; i < depth; i++) {
            y = ConvNorm.relu(g, Conv2d.same(x.channels(), 3).apply(g, name + i, y));
        }
        return y;
    }
}
