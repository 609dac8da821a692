package quire.compute.provider;

import quire.api.compute.Optimiser;

/** Update rules on arrays of float, for one iteration. */
final class FloatRule {
    private final float rate;
    private final float factor;
    private final float beta1;
    private final float beta2;
    private final float epsilon;
    private final float momentum;
    private final float step;
    private final float root;

    /**
     * @param rate   learning rate of this iteration
     * @param factor on the gradient (clipping)
     */
    FloatRule(Optimiser o, long iteration, float rate, float factor) {
        this.rate = rate;
        this.factor = factor;
        this.beta1 = (float) o.beta1();
        this.beta2 = (float) o.beta2();
        this.epsilon = (float) o.epsilon();
        this.momentum = (float) o.momentum();
        this.step = (float) (rate / (1 - Math.pow(o.beta1(), iteration + 1.0)));
        this.root = (float) (1 / Math.sqrt(1 - Math.pow(o.beta2(), iteration + 1.0)));
    }

    void adam(float[] p, float[] m, float[] v, float[] g, int n) {
        for (int i = 0; i < n; i++) {
            float gi = g[i] * factor;
            m[i] = beta1 * m[i] + (1 - beta1) * gi;
            v[i] = beta2 * v[i] + (1 - beta2) * gi * gi;
            p[i] -= step * m[i] / ((float) Math.sqrt(v[i]) * root + epsilon);
        }
    }

    void momentum(float[] p, float[] m, float[] g, int n) {
        for (int i = 0; i < n; i++) {
            m[i] = momentum * m[i] + g[i] * factor;
            p[i] -= rate * m[i];
        }
    }

    void plain(float[] p, float[] g, int n) {
        for (int i = 0; i < n; i++) {
            p[i] -= rate * g[i] * factor;
        }
    }
}
