package quire.paper.densepoint.model;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.nn.GraphBuilder;

/** PConv and enhanced PConv (sections 1.2 and 1.4) on one graph. */
final class Layers {
    private final GraphBuilder g;
    private final double momentum;
    private final String aggregation;

    /** @param momentum share of new statistics in the running ones */
    Layers(GraphBuilder g, double momentum, String aggregation) {
        this.g = g;
        this.momentum = momentum;
        this.aggregation = aggregation;
    }

    /** Plain PConv: max over neighbours of ReLU(BN(g W + b)); [centres, out]. */
    SDVariable pconv(String name, Neighbours n, int out) {
        return pconv(name, n, out, aggregation);
    }

    /** Plain PConv with an aggregation of its own, as global pooling needs it. */
    SDVariable pconv(String name, Neighbours n, int out, String aggregate) {
        int in = 3 + n.channels();
        SDVariable w = g.parameter(name + "/weight", Init.he(in), in, out);
        SDVariable b = g.parameter(name + "/bias", Init.zeros(), out);
        return new PointMap(g, n, w, b, new Affine(g, name + "/bn", out, momentum)).apply(aggregate);
    }

    /**
     * What an enhanced PConv adds to its input: psi(max over neighbours of ReLU(BN(phi(u)))), [centres, out].
     *
     * @param groups   Ng; divides the 3 + channels inputs and {@code hidden}
     * @param hidden   4k
     * @param out      k
     * @param activate whether u = ReLU(BN(g)); false right after a PPool, where u = g
     * @param dropout  rate behind psi
     */
    SDVariable enhanced(String name, Neighbours n, int groups, int hidden, int out, boolean activate, double dropout) {
        Neighbours u = activate ? activated(name + "/bnin", n) : n;
        int in = (3 + n.channels()) / groups;
        SDVariable w = g.parameter(name + "/phi/weight", Init.he(in), groups, in, hidden / groups);
        SDVariable b = g.parameter(name + "/phi/bias", Init.zeros(), hidden);
        SDVariable rho = new PointMap(g, u, blocks(w, groups, in, hidden / groups), b, new Affine(g, name + "/bnphi", hidden, momentum)).apply(aggregation);
        SDVariable psi = rho.mmul(g.parameter(name + "/psi/weight", Init.he(hidden), hidden, out)).add(g.parameter(name + "/psi/bias", Init.zeros(), out));
        return dropout == 0 || !g.training() ? psi : psi.mul(g.sd().reshape(mask(name + "/dropout", dropout, out), -1, out));
    }

    private long points;

    /** Tells how many centres a cloud has: masks are drawn by clouds. */
    Layers centres(int count) {
        points = count;
        return this;
    }

    private SDVariable mask(String name, double rate, int width) {
        return g.noise(name, quire.api.model.NoiseSpec.Kind.DROPOUT, 1 - rate, -1, points, width);
    }

    /** ReLU(BN(x)) of rows, by the same parameters' layout as everywhere here. */
    SDVariable normed(String name, SDVariable x, int channels) {
        Affine a = new Affine(g, name, channels, momentum);
        SDVariable mean = null;
        SDVariable variance = null;
        if (g.training()) {
            mean = x.mean(true, 0);
            variance = g.sd().math().square(x.sub(mean)).mean(true, 0);
            a.follow(mean, variance, g.sd().sum(g.sd().slice(x, new int[] {0, 0}, -1, 1).mul(0).add(1)));
        }
        return g.sd().nn().relu(a.apply(x, a.mean(mean), a.variance(variance)), 0);
    }

    /** max over neighbours of ReLU(BN(z)): taken before the normalisation, on values turned where the scale is negative. */
    SDVariable maximum(SDVariable z, int neighbours, Affine a) {
        SDVariable mean = null;
        SDVariable variance = null;
        if (g.training()) {
            mean = z.mean(true, 0);
            variance = g.sd().math().square(z.sub(mean)).mean(true, 0);
            a.follow(mean, variance, g.sd().sum(g.sd().slice(z, new int[] {0, 0}, -1, 1).mul(0).add(1)));
        }
        SDVariable sign = g.sd().math().sign(g.sd().math().sign(a.scale).add(0.5));
        SDVariable best = Maxima.over(g, z.mul(sign), neighbours, a.channels).mul(sign);
        return g.sd().nn().relu(a.apply(best, a.mean(mean), a.variance(variance)), 0);
    }

    /** ReLU(BN(g)): coordinates per neighbour, features per point with the statistics they have among the neighbours. */
    private Neighbours activated(String name, Neighbours n) {
        Affine a = new Affine(g, name, 3 + n.channels(), momentum);
        SDVariable mean = null;
        SDVariable variance = null;
        if (g.training()) {
            SDVariable meanR = n.relative().mean(true, 0);
            SDVariable meanF = n.mean(n.source());
            mean = g.sd().concat(1, meanR, meanF);
            variance = g.sd().concat(1, g.sd().math().square(n.relative().sub(meanR)).mean(true, 0), n.mean(g.sd().math().square(n.source().sub(meanF))));
            a.follow(mean, variance, n.rows(g));
        }
        SDVariable factor = g.sd().reshape(a.scale, 1, a.channels).div(g.sd().math().sqrt(a.variance(variance).add(Affine.EPSILON)));
        SDVariable offset = g.sd().reshape(a.shift, 1, a.channels).sub(a.mean(mean).mul(factor));
        return new Neighbours(part(n.relative(), factor, offset, 0, 3), part(n.source(), factor, offset, 3, n.channels()), n.index(), n.weight(),
                n.count(), n.channels());
    }

    private SDVariable part(SDVariable x, SDVariable factor, SDVariable offset, int from, int width) {
        SDVariable f = g.sd().slice(factor, new int[] {0, from}, 1, width);
        return g.sd().nn().relu(x.mul(f).add(g.sd().slice(offset, new int[] {0, from}, 1, width)), 0);
    }

    /** A grouped map [groups, in, out] as one matrix with blocks on its diagonal: few rows are mapped, one product is quicker. */
    private SDVariable blocks(SDVariable w, int groups, int in, int out) {
        if (groups == 1) {
            return g.sd().reshape(w, in, out);
        }
        SDVariable[] rows = new SDVariable[groups];
        for (int k = 0; k < groups; k++) {
            SDVariable own = g.sd().reshape(g.sd().slice(w, new int[] {k, 0, 0}, 1, in, out), in, out);
            java.util.List<SDVariable> row = new java.util.ArrayList<>();
            if (k > 0) {
                row.add(g.constant(new double[in * out * k], in, (long) out * k));
            }
            row.add(own);
            if (k < groups - 1) {
                row.add(g.constant(new double[in * out * (groups - 1 - k)], in, (long) out * (groups - 1 - k)));
            }
            rows[k] = g.sd().concat(1, row.toArray(SDVariable[]::new));
        }
        return g.sd().concat(0, rows);
    }
}
