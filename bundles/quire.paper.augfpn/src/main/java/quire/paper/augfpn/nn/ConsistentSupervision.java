package quire.paper.augfpn.nn;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.QuireException;
import quire.detection.nn.BoxHead;
import quire.detection.nn.Pyramid;
import quire.detection.nn.RoiLoss;
import quire.detection.nn.RoiTeaching;
import quire.detection.nn.Rois;
import quire.nn.GraphBuilder;

/**
 * Consistent Supervision (AugFPN, section 3.1, equation 1): the regions drawn for training are read from every lateral, before sums and
 * context, and one auxiliary head, shared by the laterals and left out of prediction, learns classes and boxes from each. Loss:
 * {@code lambda} times the sum over laterals.
 *
 * @param lambda weight of each lateral, at least 0; 0.25 in the paper
 * @param hidden units of the auxiliary head's dense layers
 */
public record ConsistentSupervision(double lambda, int hidden) implements RoiLoss {
    /** Name of the loss and of the head's parameters. */
    public static final String NAME = "consistent_loss";
    private static final String HEAD = "consistent";

    public ConsistentSupervision {
        if (!(lambda >= 0) || Double.isInfinite(lambda)) {
            throw QuireException.of("lambda=%s is no weight; give a number from 0 on, 0.25 as in the paper", lambda);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SDVariable loss(GraphBuilder g, Pyramid pyramid, Rois rois, RoiTeaching teaching) {
        BoxHead head = new BoxHead(teaching.classes(), hidden);
        SDVariable sum = null;
        for (int l = 0; l < pyramid.laterals().size(); l++) {
            BoxHead.Result said = head.apply(g, HEAD, rois.align(g, pyramid.laterals().get(l), l));
            SDVariable level = teaching.classLoss(g, said).add(teaching.boxLoss(g, said));
            g.output(NAME + l, level);
            sum = sum == null ? level : sum.add(level);
        }
        return sum.mul(lambda);
    }
}
