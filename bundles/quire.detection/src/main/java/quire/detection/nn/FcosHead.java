package quire.detection.nn;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.nn.GraphBuilder;
import quire.nn.conv.Conv2d;
import quire.nn.conv.ConvNorm;
import quire.nn.conv.FeatureMap;
import quire.nn.conv.GroupNorm;

/**
 * FCOS's heads (arXiv:1904.01355, section 3), shared by all levels but for one scale each: towers with group normalisation, distances
 * {@code stride * exp(scale * x)} in pixels, centreness beside the class. Parameters {@code <name>/class_tower<i>} with {@code …_norm},
 * {@code <name>/class}, {@code <name>/box}, {@code <name>/centre}, {@code <name>/scale<level>}.
 *
 * @param classes without background
 * @param depth   convolutions of a tower; 4 in the paper
 * @param groups  of the normalisation; must divide the channels; 32 in the paper
 */
public record FcosHead(int classes, int depth, int groups) {
    private static final Init NARROW = Init.normal(0.01);
    private static final double EPSILON = 1e-5;

    /**
     * What it says.
     *
     * @param logits    [images, points, classes]
     * @param distances [images, points, 4] to left, top, right and bottom in pixels, above 0
     * @param centres   [images, points, 1] logits
     */
    public record Result(SDVariable logits, SDVariable distances, SDVariable centres) {
    }

    /** Applies the heads to every level. */
    public Result apply(GraphBuilder g, String name, List<FeatureMap> levels, int[] strides) {
        List<SDVariable> logits = new ArrayList<>();
        List<SDVariable> distances = new ArrayList<>();
        List<SDVariable> centres = new ArrayList<>();
        for (int l = 0; l < levels.size(); l++) {
            FeatureMap c = tower(g, name + "/class_tower", levels.get(l));
            FeatureMap b = tower(g, name + "/box_tower", levels.get(l));
            logits.add(DenseRows.of(g, Conv2d.same(classes, 3).from(NARROW, Init.constant(RetinaHead.PRIOR)).apply(g, name + "/class", c), classes));
            centres.add(DenseRows.of(g, Conv2d.same(1, 3).from(NARROW, Init.zeros()).apply(g, name + "/centre", c), 1));
            SDVariable raw = DenseRows.of(g, Conv2d.same(4, 3).from(NARROW, Init.zeros()).apply(g, name + "/box", b), 4);
            SDVariable scaled = raw.mul(g.sd().reshape(g.parameter(name + "/scale" + l, Init.ones(), 1), 1, 1, 1));
            distances.add(g.sd().math().exp(scaled).mul(strides[l]));
        }
        return new Result(DenseRows.joined(g, logits), DenseRows.joined(g, distances), DenseRows.joined(g, centres));
    }

    private FeatureMap tower(GraphBuilder g, String name, FeatureMap x) {
        FeatureMap y = x;
        for (int i = 0; i < depth; i++) {
            y = Conv2d.same(x.channels(), 3).apply(g, name + i, y);
            y = ConvNorm.relu(g, GroupNorm.apply(g, name + i + "_norm", y, groups, EPSILON));
        }
        return y;
    }
}
