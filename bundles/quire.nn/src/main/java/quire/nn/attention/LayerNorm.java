package quire.nn.attention;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.nn.GraphBuilder;

/**
 * Normalises each row to mean 0 and deviation 1, then scales and shifts. Parameters {@code <name>/scale} (ones) and
 * {@code <name>/shift} (zeros). Composed from means, so that every engine computes the same.
 */
public final class LayerNorm {
    /** Keeps the derivative of the root finite where a row is constant; far below what a float can tell from 0 in a variance. */
    private static final double GUARD = 1e-24;

    private LayerNorm() {
    }

    /**
     * Ba et al. 2016: (x - mean) / sqrt(variance + epsilon) with the biased variance.
     *
     * @param x [rows, width]
     */
    public static SDVariable standard(GraphBuilder g, String name, SDVariable x, int width, double epsilon) {
        SDVariable centred = x.sub(x.mean(true, 1));
        SDVariable variance = g.sd().math().square(centred).mean(true, 1);
        return affine(g, name, centred.div(g.sd().math().sqrt(variance.add(epsilon))), width);
    }

    /**
     * The form of many attention codes: (x - mean) / (s + epsilon) with s the sample deviation (divisor width - 1).
     *
     * @param x     [rows, width]
     * @param width at least 2
     */
    public static SDVariable sampleDeviation(GraphBuilder g, String name, SDVariable x, int width, double epsilon) {
        if (width < 2) {
            throw new IllegalArgumentException("a sample deviation needs at least 2 values, not " + width);
        }
        SDVariable centred = x.sub(x.mean(true, 1));
        SDVariable variance = g.sd().math().square(centred).sum(true, 1).mul(1.0 / (width - 1));
        return affine(g, name, centred.div(g.sd().math().sqrt(variance.add(GUARD)).add(epsilon)), width);
    }

    private static SDVariable affine(GraphBuilder g, String name, SDVariable x, int width) {
        return x.mul(g.parameter(name + "/scale", Init.ones(), width)).add(g.parameter(name + "/shift", Init.zeros(), width));
    }
}
