package quire.paper.densepoint.model;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.nn.GraphBuilder;

/**
 * Parameters and running statistics of a batch normalisation, for layers that get their statistics in other ways than from the rows
 * before them. Names as in {@code quire.nn}'s BatchNorm: {@code <name>/scale|shift|mean|variance}.
 */
final class Affine {
    static final double EPSILON = 1e-5;
    private final GraphBuilder g;
    private final String name;
    private final double momentum;
    final int channels;
    final SDVariable scale;
    final SDVariable shift;
    private final SDVariable runningMean;
    private final SDVariable runningVariance;

    Affine(GraphBuilder g, String name, int channels, double momentum) {
        this.g = g;
        this.name = name;
        this.channels = channels;
        this.momentum = momentum;
        scale = g.parameter(name + "/scale", Init.ones(), channels);
        shift = g.parameter(name + "/shift", Init.zeros(), channels);
        runningMean = g.buffer(name + "/mean", Init.zeros(), channels);
        runningVariance = g.buffer(name + "/variance", Init.ones(), channels);
    }

    /** The statistics to use, [1, channels]: the batch's in training, the running ones otherwise. */
    SDVariable mean(SDVariable batch) {
        return batch == null ? g.sd().reshape(runningMean, 1, channels) : batch;
    }

    SDVariable variance(SDVariable batch) {
        return batch == null ? g.sd().reshape(runningVariance, 1, channels) : batch;
    }

    /**
     * Moves the running statistics; the variance is made unbiased.
     *
     * @param mean     [1, channels]
     * @param variance [1, channels], biased
     * @param rows     number of rows behind them, a scalar or [1]
     */
    void follow(SDVariable mean, SDVariable variance, SDVariable rows) {
        SDVariable unbiased = variance.mul(rows).div(g.sd().math().max(rows.sub(1), g.constant(1)));
        g.update(name + "/mean", runningMean.mul(1 - momentum).add(g.sd().reshape(mean, channels).mul(momentum)));
        g.update(name + "/variance", runningVariance.mul(1 - momentum).add(g.sd().reshape(unbiased, channels).mul(momentum)));
    }

    /** (x - mean) / sqrt(variance + eps) * scale + shift. */
    SDVariable apply(SDVariable x, SDVariable mean, SDVariable variance) {
        return x.sub(mean).div(g.sd().math().sqrt(variance.add(EPSILON))).mul(scale).add(shift);
    }
}
