package quire.paper.han.model;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.nn.GraphBuilder;
import quire.nn.layer.BatchNorm;

/**
 * Batch normalisation of coordinates: one mean and deviation per coordinate over batch, frames and points. With a frame mask
 * (extension) only real frames count. Epsilon 1e-5, new statistics weigh 0.1.
 */
final class InputNorm {
    private static final double EPSILON = 1e-5;
    private static final double MOMENTUM = 0.1;

    private InputNorm() {
    }

    /**
     * @param x      [rows, frames, points, 3]
     * @param mask   [rows, frames] or null
     * @return [rows * frames * points, 3]
     */
    static SDVariable apply(GraphBuilder g, String name, SDVariable x, int frames, int points, SDVariable mask) {
        SDVariable flat = g.sd().reshape(x, -1, 3);
        if (mask == null || !g.training()) {
            return BatchNorm.apply(g, name, flat, 3, EPSILON, MOMENTUM);
        }
        SDVariable real = g.sd().reshape(g.sd().reshape(mask, -1, frames, 1).mul(ones(g, points)), -1, 1);
        SDVariable count = real.sum();
        SDVariable scale = g.parameter(name + "/scale", Init.ones(), 3);
        SDVariable shift = g.parameter(name + "/shift", Init.zeros(), 3);
        SDVariable runningMean = g.buffer(name + "/mean", Init.zeros(), 3);
        SDVariable runningVariance = g.buffer(name + "/variance", Init.ones(), 3);
        SDVariable mean = flat.mul(real).sum(0).div(count);
        SDVariable centred = flat.sub(mean);
        SDVariable squares = g.sd().math().square(centred).mul(real).sum(0);
        SDVariable variance = squares.div(count);
        g.update(name + "/mean", runningMean.mul(1 - MOMENTUM).add(mean.mul(MOMENTUM)));
        g.update(name + "/variance", runningVariance.mul(1 - MOMENTUM).add(squares.div(count.sub(1)).mul(MOMENTUM)));
        return centred.div(g.sd().math().sqrt(variance.add(EPSILON))).mul(scale).add(shift);
    }

    private static SDVariable ones(GraphBuilder g, int points) {
        double[] one = new double[points];
        java.util.Arrays.fill(one, 1);
        return g.constant(one, 1, 1, points);
    }
}
