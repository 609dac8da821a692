package quire.detection.nn;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.nn.GraphBuilder;

/**
 * What regions learn, as inputs of a graph: {@code <prefix>_class} [rows, count, classes + 1], one-hot times the region's weight and
 * zero for padding, and {@code <prefix>_delta} [rows, count, 4]. With weights 1/n the losses are means over n regions.
 *
 * @param prefix  of the names
 * @param count   regions per image
 * @param classes without background
 */
public record RoiTeaching(String prefix, int count, int classes) {
    private static final double BETA = 1;

    public String classInput() {
        return prefix + "_class";
    }

    public String deltaInput() {
        return prefix + "_delta";
    }

    private SDVariable hot(GraphBuilder g) {
        return g.sd().reshape(g.input(classInput(), -1, count, classes + 1), -1, classes + 1);
    }

    /** Weighted sum of softmax cross entropies. */
    public SDVariable classLoss(GraphBuilder g, BoxHead.Result said) {
        return DetectionLosses.crossEntropy(g, said.logits(), hot(g)).sum();
    }

    /** Weighted sum of smooth L1 (beta 1) of the true class's box, objects only. */
    public SDVariable boxLoss(GraphBuilder g, BoxHead.Result said) {
        SDVariable deltas = g.sd().reshape(said.deltas(), -1, classes + 1, 4);
        SDVariable wanted = g.sd().reshape(g.input(deltaInput(), -1, count, 4), -1, 1, 4);
        double[] objects = new double[classes + 1];
        java.util.Arrays.fill(objects, 1, objects.length, 1);
        SDVariable weight = g.sd().reshape(hot(g).mul(g.constant(objects, 1, classes + 1)), -1, classes + 1, 1);
        return DetectionLosses.smoothL1(g, deltas.sub(wanted), BETA).mul(weight).sum();
    }
}
