package quire.api.model;

import java.util.SplittableRandom;

/** Fills a parameter with initial values, engine-independent and seeded. */
@FunctionalInterface
public interface Init {
    /** Next value; called once per element in row-major order. */
    double next(SplittableRandom random);

    static Init constant(double value) {
        return r -> value;
    }

    static Init zeros() {
        return constant(0);
    }

    static Init ones() {
        return constant(1);
    }

    /** Gaussian around 0. */
    static Init normal(double sd) {
        return r -> sd * r.nextGaussian();
    }

    /** Uniform in [-bound, bound). */
    static Init uniform(double bound) {
        return r -> bound * (2 * r.nextDouble() - 1);
    }

    /** Glorot uniform: bound sqrt(6 / (in + out)). */
    static Init xavier(long fanIn, long fanOut) {
        return uniform(Math.sqrt(6.0 / (fanIn + fanOut)));
    }

    /** He normal: sd sqrt(2 / in). */
    static Init he(long fanIn) {
        return normal(Math.sqrt(2.0 / fanIn));
    }

    /** Uniform with bound 1/sqrt(in): what PyTorch gives linear and convolution layers, weights and biases alike. */
    static Init fanIn(long fanIn) {
        return uniform(1.0 / Math.sqrt(fanIn));
    }
}
