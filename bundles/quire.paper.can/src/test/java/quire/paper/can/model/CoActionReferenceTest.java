package quire.paper.can.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;

/** Every switch against loops written from the equations; gradients against central differences. */
class CoActionReferenceTest {
    private static final int ROWS = 3;
    private static final int HISTORY = 4;

    static Stream<CoActionConfig> configurations() {
        List<CoActionConfig> all = new ArrayList<>();
        int[][] shapes = {{5, 3, 2}, {4, 3}, {6, 4, 3, 2}};
        for (int i = 0; i < 48; i++) {
            // walks through the switches so that each pair of neighbours differs in several
            int bits = i * 37 % 64;
            all.add(new CoActionConfig(CoActionConfig.chain(shapes[i % 3]), (bits & 1) > 0, 1 + i % 3, (bits & 2) > 0, (bits & 4) > 0,
                    (bits & 8) > 0, (bits & 16) > 0, (bits & 32) > 0, i % 5 == 0));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void agreesWithLoops(CoActionConfig c) {
        SplittableRandom random = new SplittableRandom(c.hashCode() * 31L);
        double[] induction = gaussian(random, ROWS * c.inductionWidth());
        double[] feed = gaussian(random, ROWS * HISTORY * c.feedWidth());
        double[] mask = {1, 1, 1, 1, 1, 1, 0, 0, 1, 0, 0, 0};
        double[] up = gaussian(random, ROWS * c.outputWidth());
        UnitGraph.Result r = UnitGraph.run(c, DType.DOUBLE, Tensor.of(induction, ROWS, c.inductionWidth()),
                Tensor.of(feed, ROWS, HISTORY, c.feedWidth()), Tensor.of(mask, ROWS, HISTORY), Tensor.of(up, ROWS, c.outputWidth()));
        assertThat(r.output().toDoubles()).containsExactly(output(c, induction, feed, mask), within(1e-12));
        for (int k = 0; k < 6; k++) {
            int i = random.nextInt(induction.length);
            assertThat(r.gradInduction().toDoubles()[i]).isCloseTo(slope(c, induction, feed, mask, up, induction, i), within(1e-7));
            int j = random.nextInt(feed.length);
            assertThat(r.gradFeed().toDoubles()[j]).isCloseTo(slope(c, induction, feed, mask, up, feed, j), within(1e-7));
        }
    }

    private static double[] gaussian(SplittableRandom random, int n) {
        double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            v[i] = 0.6 * random.nextGaussian();
        }
        return v;
    }

    private static double slope(CoActionConfig c, double[] induction, double[] feed, double[] mask, double[] up, double[] of, int at) {
        double old = of[at];
        double[] sums = new double[2];
        for (int side = 0; side < 2; side++) {
            of[at] = old + (side == 0 ? 1e-6 : -1e-6);
            double[] out = output(c, induction, feed, mask);
            for (int i = 0; i < out.length; i++) {
                sums[side] += out[i] * up[i];
            }
        }
        of[at] = old;
        return (sums[0] - sums[1]) / 2e-6;
    }

    private static double[] output(CoActionConfig c, double[] induction, double[] feed, double[] mask) {
        int width = c.feedWidth();
        double[] out = new double[ROWS * c.outputWidth()];
        for (int b = 0; b < ROWS; b++) {
            double[] pooled = new double[width];
            for (int t = 0; t < HISTORY; t++) {
                double[] x = java.util.Arrays.copyOfRange(feed, (b * HISTORY + t) * width, (b * HISTORY + t + 1) * width);
                double m = mask[b * HISTORY + t];
                for (int i = 0; i < width; i++) {
                    pooled[i] += m * x[i];
                }
                if (!c.poolFirst()) {
                    add(c, induction, b, x, m, out);
                }
            }
            if (c.poolFirst()) {
                add(c, induction, b, pooled, 1, out);
            }
        }
        return out;
    }

    private static void add(CoActionConfig c, double[] induction, int b, double[] x, double factor, double[] out) {
        int segment = c.inductionWidth() / (c.orderIndependent() ? c.orders() : 1);
        int perOrder = c.outputWidth() / (c.sumOrders() ? 1 : c.orders());
        for (int order = 1; order <= c.orders(); order++) {
            int at = b * c.inductionWidth() + (c.orderIndependent() ? (order - 1) * segment : 0);
            int column = b * c.outputWidth() + (c.sumOrders() ? 0 : (order - 1) * perOrder);
            double[] h = new double[x.length];
            for (int i = 0; i < h.length; i++) {
                h[i] = Math.pow(x[i], order);
            }
            for (int l = 0; l < c.layers().size(); l++) {
                boolean last = l == c.layers().size() - 1;
                CoActionConfig.Layer layer = c.layers().get(l);
                double[] next = new double[layer.out()];
                for (int o = 0; o < layer.out(); o++) {
                    for (int i = 0; i < layer.in(); i++) {
                        next[o] += h[i] * induction[at + i * layer.out() + o];
                    }
                    next[o] += c.bias() ? induction[at + layer.in() * layer.out() + o] : 0;
                    next[o] = c.tanh() && (!last || c.activateLast()) ? Math.tanh(next[o]) : next[o];
                }
                at += layer.in() * layer.out() + (c.bias() ? layer.out() : 0);
                h = next;
                if (c.collectAll() || last) {
                    for (double v : h) {
                        out[column++] += factor * v;
                    }
                }
            }
        }
    }
}
