package quire.paper.can.model;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.nn.GraphBuilder;

/** Dice (equation 10 of DIN): p x + (1 - p) a x with p the sigmoid of the unit's normalised value and a slope per unit. */
final class Dice {
    private static final double EPSILON = 1e-8;
    private static final double MOMENTUM = 0.1;

    private Dice() {
    }

    static SDVariable apply(GraphBuilder g, String name, SDVariable x, int units) {
        SDVariable slope = g.parameter(name + "/slope", Init.zeros(), units);
        SDVariable p = g.sd().nn().sigmoid(normalised(g, name, x, units));
        return slope.mul(x).mul(p.neg().add(1)).add(p.mul(x));
    }

    private static SDVariable normalised(GraphBuilder g, String name, SDVariable x, int units) {
        SDVariable runningMean = g.buffer(name + "/mean", Init.zeros(), units);
        SDVariable runningVariance = g.buffer(name + "/variance", Init.ones(), units);
        if (!g.training()) {
            return x.sub(runningMean).div(g.sd().math().sqrt(runningVariance.add(EPSILON)));
        }
        SDVariable mean = x.mean(0);
        SDVariable centred = x.sub(mean);
        SDVariable variance = g.sd().math().square(centred).mean(0);
        g.update(name + "/mean", runningMean.mul(1 - MOMENTUM).add(mean.mul(MOMENTUM)));
        g.update(name + "/variance", runningVariance.mul(1 - MOMENTUM).add(variance.mul(MOMENTUM)));
        return centred.div(g.sd().math().sqrt(variance.add(EPSILON)));
    }
}
