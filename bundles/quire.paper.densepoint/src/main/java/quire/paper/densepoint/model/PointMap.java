package quire.paper.densepoint.model;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.nn.GraphBuilder;

/**
 * max over neighbours of ReLU(BN(g W + b)), the one layer behind PConv, PPool, enhanced PConv and global pooling (sections 1.2 to 1.5),
 * in an order of operations that is much cheaper and gives the same values. Features are mapped before they are gathered. Batch
 * normalisation is monotone in each channel, so the maximum is taken before it, on values whose sign is turned where the scale is
 * negative. The batch's statistics come from moments of the coordinates and of the points, not from the R x C' rows.
 */
final class PointMap {
    private final GraphBuilder g;
    private final Neighbours n;
    private final SDVariable weight;
    private final SDVariable bias;
    private final Affine norm;
    private final int out;

    /**
     * @param weight [3 + channels, out]
     * @param bias   [out]
     */
    PointMap(GraphBuilder g, Neighbours n, SDVariable weight, SDVariable bias, Affine norm) {
        this.g = g;
        this.n = n;
        this.weight = weight;
        this.bias = bias;
        this.norm = norm;
        this.out = norm.channels;
    }

    /**
     * The layer.
     *
     * @param aggregation {@code max}, {@code avg} or {@code sum}
     * @return [centres, out]
     */
    SDVariable apply(String aggregation) {
        boolean max = aggregation.equals("max");
        // +1 or -1, and +1 for a scale of 0
        SDVariable sign = max ? g.sd().math().sign(g.sd().math().sign(norm.scale).add(0.5)) : null;
        SDVariable w = max ? weight.mul(sign) : weight;
        SDVariable wr = g.sd().slice(w, new int[] {0, 0}, 3, out);
        SDVariable mapped = n.source() == null ? null : n.source().mmul(g.sd().slice(w, new int[] {3, 0}, n.channels(), out));
        SDVariable gathered = mapped == null ? null : n.gather(g, mapped);
        SDVariable z = n.relative().mmul(wr);
        z = gathered == null ? z : z.add(gathered);
        SDVariable signedBias = max ? bias.mul(sign) : bias;
        SDVariable mean = null;
        SDVariable variance = null;
        if (g.training()) {
            Moments m = new Moments(g, n, wr, mapped, gathered);
            mean = m.mean().add(signedBias);
            variance = m.variance();
            norm.follow(max ? mean.mul(sign) : mean, variance, m.rows());
        }
        if (!max) {
            SDVariable y = g.sd().nn().relu(norm.apply(z.add(bias), norm.mean(mean), norm.variance(variance)), 0);
            SDVariable sum = g.sd().reshape(y, -1, n.count(), out).sum(1);
            return aggregation.equals("sum") ? sum : sum.mul(1.0 / n.count());
        }
        SDVariable best = Maxima.over(g, z, n.count(), out).add(signedBias);
        SDVariable from = mean == null ? norm.mean(null).mul(sign) : mean;
        SDVariable y = best.sub(from).div(g.sd().math().sqrt(norm.variance(variance).add(Affine.EPSILON))).mul(norm.scale.mul(sign)).add(norm.shift);
        return g.sd().nn().relu(y, 0);
    }
}
