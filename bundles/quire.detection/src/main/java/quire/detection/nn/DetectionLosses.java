package quire.detection.nn;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.nn.GraphBuilder;

/** Losses of detectors, element by element or box by box; whoever uses them weighs and sums. Composed from functions with right gradients. */
public final class DetectionLosses {
    private static final double SMALLEST_IOU = 1e-6;
    /** Torchvision's guard of the generalised IoU. */
    private static final double GUARD = 1e-7;

    private DetectionLosses() {
    }

    /** Cross entropy of sigmoid(logits) with targets in [0, 1], element by element. */
    public static SDVariable binaryCrossEntropy(GraphBuilder g, SDVariable logits, SDVariable targets) {
        SDVariable size = g.sd().math().abs(logits);
        SDVariable soft = g.sd().math().log(g.sd().math().exp(size.neg()).add(1));
        // (z + |z|)/2 instead of relu: its derivative at 0 is the right one
        return logits.add(size).mul(0.5).sub(logits.mul(targets)).add(soft);
    }

    /**
     * Sigmoid focal loss (arXiv:1708.02002, section 3.2), element by element.
     *
     * @param targets 0 or 1
     * @param alpha   weight of ones, 1 - alpha that of zeros; below 0 for none
     * @param gamma   how much sure elements count less, at least 0
     */
    public static SDVariable focal(GraphBuilder g, SDVariable logits, SDVariable targets, double alpha, double gamma) {
        SDVariable loss = binaryCrossEntropy(g, logits, targets);
        if (gamma > 0) {
            SDVariable p = g.sd().nn().sigmoid(logits);
            SDVariable miss = p.add(targets).sub(p.mul(targets).mul(2));
            loss = loss.mul(gamma == 2 ? g.sd().math().square(miss) : g.sd().math().pow(miss, gamma));
        }
        return alpha < 0 ? loss : loss.mul(targets.mul(2 * alpha - 1).add(1 - alpha));
    }

    /** d^2 / (2 beta) below beta, |d| - beta/2 above (arXiv:1504.08083, equation 3), element by element. */
    public static SDVariable smoothL1(GraphBuilder g, SDVariable difference, double beta) {
        SDVariable size = g.sd().math().abs(difference);
        SDVariable near = g.sd().math().clipByValue(size, 0, beta);
        return g.sd().math().square(near).mul(0.5 / beta).add(size.sub(near));
    }

    /** Softmax cross entropy of each row. @param oneHot [rows, classes] @return [rows] */
    public static SDVariable crossEntropy(GraphBuilder g, SDVariable logits, SDVariable oneHot) {
        return quire.nn.loss.Losses.logSoftmax(g, logits).mul(oneHot).sum(1).neg();
    }

    /**
     * 1 - generalised IoU (arXiv:1902.09630).
     *
     * @param boxes   [rows, 4] corners
     * @param targets [rows, 4] corners
     * @return [rows, 1]
     */
    public static SDVariable giou(GraphBuilder g, SDVariable boxes, SDVariable targets) {
        Overlap o = Overlap.of(g, boxes, targets);
        SDVariable giou = o.shared.div(o.union.add(GUARD)).sub(o.hull.sub(o.union).div(o.hull.add(GUARD)));
        return giou.neg().add(1);
    }

    /** -ln IoU (UnitBox, arXiv:1608.01471), the IoU held above 1e-6. Shapes as {@link #giou}. */
    public static SDVariable logIou(GraphBuilder g, SDVariable boxes, SDVariable targets) {
        Overlap o = Overlap.of(g, boxes, targets);
        SDVariable iou = g.sd().math().clipByValue(o.shared.div(o.union), SMALLEST_IOU, 2);
        return g.sd().math().log(iou).neg();
    }

    /** Corners from distances to left, top, right and bottom of the origin: IoU does not depend on where the point is. */
    public static SDVariable corners(GraphBuilder g, SDVariable distances) {
        return distances.mul(g.constant(new double[] {-1, -1, 1, 1}, 1, 4));
    }

    /** Areas of pairs of boxes, [rows, 1] each. */
    private record Overlap(SDVariable shared, SDVariable union, SDVariable hull) {
        static Overlap of(GraphBuilder g, SDVariable a, SDVariable b) {
            SDVariable[] p = g.sd().split(a, 4, 1);
            SDVariable[] q = g.sd().split(b, 4, 1);
            SDVariable w = side(g, g.sd().math().min(p[2], q[2]).sub(g.sd().math().max(p[0], q[0])));
            SDVariable h = side(g, g.sd().math().min(p[3], q[3]).sub(g.sd().math().max(p[1], q[1])));
            SDVariable shared = w.mul(h);
            SDVariable union = area(p).add(area(q)).sub(shared);
            SDVariable hullWidth = g.sd().math().max(p[2], q[2]).sub(g.sd().math().min(p[0], q[0]));
            SDVariable hullHeight = g.sd().math().max(p[3], q[3]).sub(g.sd().math().min(p[1], q[1]));
            return new Overlap(shared, union, hullWidth.mul(hullHeight));
        }

        private static SDVariable side(GraphBuilder g, SDVariable length) {
            return g.sd().nn().relu(length, 0);
        }

        private static SDVariable area(SDVariable[] p) {
            return p[2].sub(p[0]).mul(p[3].sub(p[1]));
        }
    }
}
