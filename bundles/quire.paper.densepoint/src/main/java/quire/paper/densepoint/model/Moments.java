package quire.paper.densepoint.model;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.nn.GraphBuilder;

/**
 * Mean and variance over all rows of z = r W + p[index], without a pass over z: with r centred, var z = diag(W' cov(r) W)
 * + 2 diag(W' cov(r, p)) + var p, and var p needs only how often each point is a neighbour.
 */
final class Moments {
    private final SDVariable mean;
    private final SDVariable variance;
    private final SDVariable rows;

    /**
     * @param wr       [3, out]
     * @param mapped   [S, out], or null without features
     * @param gathered [R, out], or null without features
     */
    Moments(GraphBuilder g, Neighbours n, SDVariable wr, SDVariable mapped, SDVariable gathered) {
        rows = n.rows(g);
        SDVariable meanR = n.relative().mean(true, 0);
        SDVariable centred = n.relative().sub(meanR);
        SDVariable cov = g.sd().mmul(centred, centred, true, false, false).div(rows);
        SDVariable m = meanR.mmul(wr);
        SDVariable v = wr.mul(cov.mmul(wr)).sum(true, 0);
        if (mapped != null) {
            SDVariable meanP = n.mean(mapped);
            SDVariable cross = g.sd().mmul(centred, gathered, true, false, false).div(rows);
            m = m.add(meanP);
            v = v.add(wr.mul(cross).sum(true, 0).mul(2)).add(n.mean(g.sd().math().square(mapped.sub(meanP))));
        }
        mean = m;
        // rounding may take a variance of 0 below it
        variance = g.sd().nn().relu(v, 0);
    }

    /** [1, out]. */
    SDVariable mean() {
        return mean;
    }

    /** [1, out], biased, at least 0. */
    SDVariable variance() {
        return variance;
    }

    /** R, a scalar. */
    SDVariable rows() {
        return rows;
    }
}
