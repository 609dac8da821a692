package quire.compute.provider;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
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
    /** Elements worked on at once; four such arrays fit the first-level cache. */
    private static final int BLOCK = 2048;

    private final TableSpec spec;
    private final Tensor values;
    private final Map<String, Tensor> moments = new HashMap<>();
    private float[] total = {};
    private float[] copy = {};

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
            int n = batch.distinct().length * w;
            total = total.length < n ? new float[n] : total;
            Arrays.fill(total, 0, n, 0);
            for (int k = 0; k < gradients.length; k++) {
                float[] g = copied(gradients[k].floats());
                int[] at = batch.positions()[k];
                for (int i = 0; i < at.length; i++) {
                    for (int c = 0, to = at[i] * w, from = i * w; c < w; c++) {
                        total[to + c] += g[from + c];
                    }
                }
            }
            sums.floats().put(total, 0, n);
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

    /** Sum of squares of a tensor's elements. */
    static double squares(Tensor t) {
        double sum = 0;
        if (t.dtype() == DType.FLOAT) {
            FloatBuffer v = t.floats();
            for (int i = 0, n = v.capacity(); i < n; i++) {
                sum += (double) v.get(i) * v.get(i);
            }
        } else {
            DoubleBuffer v = t.doubles();
            for (int i = 0, n = v.capacity(); i < n; i++) {
                sum += v.get(i) * v.get(i);
            }
        }
        return sum;
    }

    /** On the heap, where sums run faster; the array is used again. */
    private float[] copied(FloatBuffer from) {
        copy = copy.length < from.capacity() ? new float[from.capacity()] : copy;
        from.get(0, copy, 0, from.capacity());
        return copy;
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

    /** Rows are gathered in blocks, so that the arithmetic runs over long arrays and reads of distant rows overlap. */
    private void updateFloats(String graph, int[] ids, Tensor gradient, Optimiser o, long iteration, float lr, float factor) {
        int w = spec.width();
        boolean adam = o.kind() == Optimiser.Kind.ADAM;
        boolean velocity = !adam && o.momentum() != 0;
        FloatBuffer value = values.floats();
        FloatBuffer first = adam ? moment("rows.m", graph).floats() : velocity ? moment("rows.velocity", graph).floats() : null;
        FloatBuffer second = adam ? moment("rows.v", graph).floats() : null;
        FloatBuffer from = gradient.floats();
        FloatRule rule = new FloatRule(o, iteration, lr, factor);
        int block = Math.max(1, BLOCK / w);
        float[] g = new float[block * w];
        float[] p = new float[block * w];
        float[] m = first == null ? null : new float[block * w];
        float[] v = second == null ? null : new float[block * w];
        for (int r = 0; r < ids.length; r += block) {
            int rows = Math.min(block, ids.length - r);
            int n = rows * w;
            from.get(r * w, g, 0, n);
            gather(value, ids, r, rows, p);
            if (adam) {
                gather(first, ids, r, rows, m);
                gather(second, ids, r, rows, v);
                rule.adam(p, m, v, g, n);
                scatter(first, ids, r, rows, m);
                scatter(second, ids, r, rows, v);
            } else if (velocity) {
                gather(first, ids, r, rows, m);
                rule.momentum(p, m, g, n);
                scatter(first, ids, r, rows, m);
            } else {
                rule.plain(p, g, n);
            }
            scatter(value, ids, r, rows, p);
        }
    }

    private void gather(FloatBuffer from, int[] ids, int first, int rows, float[] to) {
        int w = spec.width();
        for (int k = 0; k < rows; k++) {
            from.get(ids[first + k] * w, to, k * w, w);
        }
    }

    private void scatter(FloatBuffer to, int[] ids, int first, int rows, float[] from) {
        int w = spec.width();
        for (int k = 0; k < rows; k++) {
            to.put(ids[first + k] * w, from, k * w, w);
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
