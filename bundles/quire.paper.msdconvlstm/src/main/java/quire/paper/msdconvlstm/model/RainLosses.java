package quire.paper.msdconvlstm.model;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;
import quire.nn.GraphBuilder;

/** Losses over the cells that were observed. Balanced ones weigh cells 1, 2, 5, 10, 30 by observed rain of 2, 5, 10, 30 mm (Shi et al. 2017). */
public enum RainLosses {
    /** Mean of squares. */
    MSE {
        @Override
        SDVariable each(GraphBuilder g, SDVariable p, SDVariable y) {
            return g.sd().math().square(p.sub(y));
        }
    },
    /** Mean of amounts. */
    MAE {
        @Override
        SDVariable each(GraphBuilder g, SDVariable p, SDVariable y) {
            return g.sd().math().abs(p.sub(y));
        }
    },
    /** Mean of squares of log(1 + mm). */
    LOG1P {
        @Override
        SDVariable each(GraphBuilder g, SDVariable p, SDVariable y) {
            return g.sd().math().square(log1p(g, p).sub(log1p(g, y)));
        }
    },
    /** Weighted squares plus amounts, in mm. */
    BALANCED {
        @Override
        SDVariable each(GraphBuilder g, SDVariable p, SDVariable y) {
            return both(g, p.sub(y)).mul(weights(g, y));
        }
    },
    /** The same on log(1 + mm). */
    BALANCED_LOG1P {
        @Override
        SDVariable each(GraphBuilder g, SDVariable p, SDVariable y) {
            return both(g, log1p(g, p).sub(log1p(g, y))).mul(weights(g, y));
        }
    };

    private static final double[][] STEPS = {{2, 1}, {5, 3}, {10, 5}, {30, 20}};

    abstract SDVariable each(GraphBuilder g, SDVariable p, SDVariable y);

    /**
     * The loss.
     *
     * @param p    forecast, mm, not negative
     * @param y    observed, mm
     * @param mask 1 where observed, else 0
     */
    public SDVariable of(GraphBuilder g, SDVariable p, SDVariable y, SDVariable mask) {
        SDVariable cells = g.sd().math().max(mask.sum(), g.constant(1));
        return each(g, p, y).mul(mask).sum().div(cells);
    }

    private static SDVariable log1p(GraphBuilder g, SDVariable v) {
        return g.sd().math().log(v.add(1));
    }

    private static SDVariable both(GraphBuilder g, SDVariable d) {
        return g.sd().math().square(d).add(g.sd().math().abs(d));
    }

    private static SDVariable weights(GraphBuilder g, SDVariable y) {
        DataType type = g.dtype().nd4j();
        SDVariable w = null;
        for (double[] step : STEPS) {
            SDVariable part = y.gte(step[0]).castTo(type).mul(step[1]);
            w = w == null ? part : w.add(part);
        }
        return w.add(1);
    }
}
