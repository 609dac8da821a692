package quire.compute.provider;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import quire.api.compute.Optimiser;
import quire.api.model.TableSpec;
import quire.api.tensor.DType;
import quire.api.tensor.Seeds;
import quire.api.tensor.Tensor;

/**
 * An embedding table in host memory with the moments of its optimisers. Only the rows a batch names are read, and only they are
 * written: a row's moments rest while it is not seen, and the bias correction follows the optimiser's step count (lazy Adam).
 */
final class RowTable {
    private final TableSpec spec;
    private final Tensor values;
    private final Map<String, Tensor> moments = new HashMap<>();

    RowTable(TableSpec spec, long seed) {
        this.spec = spec;
        this.values = Tensor.zeros(spec.dtype(), spec.rows(), spec.width());
        SplittableRandom random = Seeds.random(seed, "init", spec.name());
        Initial.fill(values, spec.init(), random);
    }

    TableSpec spec() {
        return spec;
    }

    Tensor values() {
        return values;
    }

    /** Moments that exist, by {@code <kind>/<graph>/<table>}. */
    Map<String, Tensor> moments() {
        return moments;
    }

    Tensor moment(String kind, String graph) {
        return moments.computeIfAbsent(kind + "/" + graph + "/" + spec.name(), k -> Tensor.zeros(spec.dtype(), spec.rows(), spec.width()));
    }

    long bytes() {
        return (long) values.byteSize() * (1 + moments.size());
    }

    /** Copies the rows of the ids, one after the other. */
    void lookup(int[] ids, Tensor into) {
        int w = spec.width();
        if (spec.dtype() == DType.FLOAT) {
            var from = values.floats();
            var to = into.floats();
            for (int i = 0; i < ids.length; i++) {
                to.put(i * w, from, ids[i] * w, w);
            }
        } else {
            var from = values.doubles();
            var to = into.doubles();
            for (int i = 0; i < ids.length; i++) {
                to.put(i * w, from, ids[i] * w, w);
            }
        }
    }

    /**
     * Sums gradients over equal ids.
     *
     * @param gradients per id input, rows as looked up
     * @param sums      [distinct ids, width], overwritten
     */
    void sum(BatchIds batch, Tensor[] gradients, Tensor sums) {
        int w = spec.width();
        if (spec.dtype() == DType.FLOAT) {
            float[] total = new float[batch.distinct().length * w];
            for (int k = 0; k < gradients.length; k++) {
                float[] g = gradients[k].toFloats();
                int[] at = batch.positions()[k];
                for (int i = 0; i < at.length; i++) {
                    for (int c = 0, to = at[i] * w, from = i * w; c < w; c++) {
                        total[to + c] += g[from + c];
                    }
                }
            }
            sums.floats().put(total);
        } else {
            double[] total = new double[batch.distinct().length * w];
            for (int k = 0; k < gradients.length; k++) {
                double[] g = gradients[k].toDoubles();
                int[] at = batch.positions()[k];
                for (int i = 0; i < at.length; i++) {
                    for (int c = 0, to = at[i] * w, from = i * w; c < w; c++) {
                        total[to + c] += g[from + c];
                    }
                }
            }
            sums.doubles().put(total);
        }
    }

    /** Updates the rows named with their gradient [ids, width], in place. */
    void update(String graph, int[] ids, Tensor gradient, Optimiser o, long iteration, double rate, double gradientFactor) {
        Optimiser.Group group = o.groupOf(spec.name());
        double lr = group == null ? rate : rate * group.rateFactor();
        if (lr == 0 || ids.length == 0) {
            return;
        }
        if (spec.dtype() == DType.FLOAT) {
            updateFloats(graph, ids, gradient, o, iteration, (float) lr, (float) gradientFactor);
        } else {
            updateDoubles(graph, ids, gradient, o, iteration, lr, gradientFactor);
        }
    }

    private void updateFloats(String graph, int[] ids, Tensor gradient, Optimiser o, long iteration, float lr, float factor) {
        int w = spec.width();
        var value = values.floats();
        float[] g = new float[w];
        float[] p = new float[w];
        float[] m = new float[w];
        float[] v = new float[w];
        boolean adam = o.kind() == Optimiser.Kind.ADAM;
        boolean velocity = !adam && o.momentum() != 0;
        var first = adam ? moment("rows.m", graph).floats() : velocity ? moment("rows.velocity", graph).floats() : null;
        var second = adam ? moment("rows.v", graph).floats() : null;
        float b1 = (float) o.beta1();
        float b2 = (float) o.beta2();
        float epsilon = (float) o.epsilon();
        float mu = (float) o.momentum();
        float step = (float) (lr / (1 - Math.pow(o.beta1(), iteration + 1.0)));
        float root = (float) (1 / Math.sqrt(1 - Math.pow(o.beta2(), iteration + 1.0)));
        var from = gradient.floats();
        for (int r = 0; r < ids.length; r++) {
            int at = ids[r] * w;
            from.get(r * w, g);
            value.get(at, p);
            if (adam) {
                first.get(at, m);
                second.get(at, v);
                for (int i = 0; i < w; i++) {
                    float gi = g[i] * factor;
                    m[i] = b1 * m[i] + (1 - b1) * gi;
                    v[i] = b2 * v[i] + (1 - b2) * gi * gi;
                    p[i] -= step * m[i] / ((float) Math.sqrt(v[i]) * root + epsilon);
                }
                first.put(at, m);
                second.put(at, v);
            } else if (velocity) {
                first.get(at, m);
                for (int i = 0; i < w; i++) {
                    m[i] = mu * m[i] + g[i] * factor;
                    p[i] -= lr * m[i];
                }
                first.put(at, m);
            } else {
                for (int i = 0; i < w; i++) {
                    p[i] -= lr * g[i] * factor;
                }
            }
            value.put(at, p);
        }
    }

    /** The same in double, for numeric checks: plain, not tuned. */
    private void updateDoubles(String graph, int[] ids, Tensor gradient, Optimiser o, long iteration, double lr, double factor) {
        int w = spec.width();
        boolean adam = o.kind() == Optimiser.Kind.ADAM;
        var value = values.doubles();
        var first = moment(adam ? "rows.m" : "rows.velocity", graph).doubles();
        var second = adam ? moment("rows.v", graph).doubles() : null;
        double c1 = 1 - Math.pow(o.beta1(), iteration + 1.0);
        double c2 = 1 - Math.pow(o.beta2(), iteration + 1.0);
        var from = gradient.doubles();
        for (int r = 0; r < ids.length; r++) {
            for (int i = 0; i < w; i++) {
                int at = ids[r] * w + i;
                double g = from.get(r * w + i) * factor;
                if (adam) {
                    double m = o.beta1() * first.get(at) + (1 - o.beta1()) * g;
                    double v = o.beta2() * second.get(at) + (1 - o.beta2()) * g * g;
                    first.put(at, m);
                    second.put(at, v);
                    value.put(at, value.get(at) - lr / c1 * m / (Math.sqrt(v / c2) + o.epsilon()));
                } else {
                    double velocity = o.momentum() * first.get(at) + g;
                    first.put(at, velocity);
                    value.put(at, value.get(at) - lr * velocity);
                }
            }
        }
    }
}
