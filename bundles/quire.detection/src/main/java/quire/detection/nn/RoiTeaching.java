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

    public String smallInput() {
        return prefix + "_small";
    }

    private SDVariable hot(GraphBuilder g) {
        return g.sd().reshape(g.input(classInput(), -1, count, classes + 1), -1, classes + 1);
    }

    /** Weighted softmax cross entropy of every region, [rows * count]. */
    public SDVariable classLosses(GraphBuilder g, BoxHead.Result said) {
        return DetectionLosses.crossEntropy(g, said.logits(), hot(g));
    }

    /** Weighted smooth L1 (beta 1) of the true class's box, 0 for background, [rows * count]. */
    public SDVariable boxLosses(GraphBuilder g, BoxHead.Result said) {
        SDVariable deltas = g.sd().reshape(said.deltas(), -1, classes + 1, 4);
        SDVariable wanted = g.sd().reshape(g.input(deltaInput(), -1, count, 4), -1, 1, 4);
        double[] objects = new double[classes + 1];
        java.util.Arrays.fill(objects, 1, objects.length, 1);
        SDVariable weight = g.sd().reshape(hot(g).mul(g.constant(objects, 1, classes + 1)), -1, classes + 1, 1);
        return DetectionLosses.smoothL1(g, deltas.sub(wanted), BETA).mul(weight).sum(1, 2);
    }

    /** Sum of {@link #classLosses}. */
    public SDVariable classLoss(GraphBuilder g, BoxHead.Result said) {
        return classLosses(g, said).sum();
    }

    /** Sum of {@link #boxLosses}. */
    public SDVariable boxLoss(GraphBuilder g, BoxHead.Result said) {
        return boxLosses(g, said).sum();
    }

    /** Sum over regions that stand for small objects, as the input {@code <prefix>_small} [rows, count] marks them with 1. */
    public SDVariable ofSmall(GraphBuilder g, SDVariable losses) {
        return losses.mul(g.sd().reshape(g.input(smallInput(), -1, count), -1)).sum();
    }
}
