package quire.nn.layer;

import org.nd4j.autodiff.samediff.SDIndex;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.nn.GraphBuilder;

/**
 * Batch normalisation (Ioffe and Szegedy 2015), composed from means because SameDiff's own has no gradient. In
 * training it uses the batch's biased variance and moves the running statistics, the variance unbiased; otherwise it reads them.
 * Parameters {@code <name>/scale}, {@code <name>/shift}; buffers {@code <name>/mean}, {@code <name>/variance}.
 */
public final class BatchNorm {
    private BatchNorm() {
    }

    /**
     * Normalises the last axis.
     *
     * @param x        [rows, channels]; reshape other ranks first
     * @param epsilon  added to the variance
     * @param momentum share of the new statistics in the running ones
     */
    public static SDVariable apply(GraphBuilder g, String name, SDVariable x, int channels, double epsilon, double momentum) {
        SDVariable scale = g.parameter(name + "/scale", Init.ones(), channels);
        SDVariable shift = g.parameter(name + "/shift", Init.zeros(), channels);
        SDVariable runningMean = g.buffer(name + "/mean", Init.zeros(), channels);
        SDVariable runningVariance = g.buffer(name + "/variance", Init.ones(), channels);
        if (!g.training()) {
            return x.sub(runningMean).div(g.sd().math().sqrt(runningVariance.add(epsilon))).mul(scale).add(shift);
        }
        SDVariable mean = x.mean(0);
        SDVariable centred = x.sub(mean);
        SDVariable variance = g.sd().math().square(centred).mean(0);
        // n/(n-1) from the data itself: the batch size is not known while building
        SDVariable rows = g.sd().sum(x.mul(0).add(1), 0);
        move(g, name, runningMean, runningVariance, mean, variance, rows, momentum);
        return centred.div(g.sd().math().sqrt(variance.add(epsilon))).mul(scale).add(shift);
    }

    /**
     * Normalises the channels of maps.
     *
     * @param x        [rows, channels, height, width]
     * @param epsilon  added to the variance
     * @param momentum share of the new statistics in the running ones
     */
    public static SDVariable onMaps(GraphBuilder g, String name, SDVariable x, int channels, double epsilon, double momentum) {
        SDVariable scale = g.parameter(name + "/scale", Init.ones(), channels);
        SDVariable shift = g.parameter(name + "/shift", Init.zeros(), channels);
        SDVariable runningMean = g.buffer(name + "/mean", Init.zeros(), channels);
        SDVariable runningVariance = g.buffer(name + "/variance", Init.ones(), channels);
        if (!g.training()) {
            SDVariable slope = scale.div(g.sd().math().sqrt(runningVariance.add(epsilon)));
            return x.mul(channel(g, slope, channels)).add(channel(g, shift.sub(runningMean.mul(slope)), channels));
        }
        SDVariable mean = x.mean(0, 2, 3);
        SDVariable centred = x.sub(channel(g, mean, channels));
        SDVariable variance = g.sd().math().square(centred).mean(0, 2, 3);
        // values per channel, counted on one channel: the batch size is not known while building
        SDVariable one = x.get(SDIndex.all(), SDIndex.interval(0L, 1L));
        move(g, name, runningMean, runningVariance, mean, variance, one.mul(0).add(1).sum(), momentum);
        // the factor per channel first: two passes over the maps instead of three
        SDVariable slope = scale.div(g.sd().math().sqrt(variance.add(epsilon)));
        return centred.mul(channel(g, slope, channels)).add(channel(g, shift, channels));
    }

    private static SDVariable channel(GraphBuilder g, SDVariable v, int channels) {
        return g.sd().reshape(v, 1, channels, 1, 1);
    }

    private static void move(GraphBuilder g, String name, SDVariable runningMean, SDVariable runningVariance, SDVariable mean,
            SDVariable variance, SDVariable count, double momentum) {
        SDVariable unbiased = variance.mul(count).div(g.sd().math().max(count.sub(1), g.constant(1)));
        g.update(name + "/mean", runningMean.mul(1 - momentum).add(mean.mul(momentum)));
        g.update(name + "/variance", runningVariance.mul(1 - momentum).add(unbiased.mul(momentum)));
    }
}
