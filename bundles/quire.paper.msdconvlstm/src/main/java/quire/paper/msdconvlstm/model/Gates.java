package quire.paper.msdconvlstm.model;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.nn.GraphBuilder;

/**
 * How a cell makes its 4 Ch gate maps (input, forget, candidate, output) from input and state. The paper's text does not settle what
 * its deconstruction is; SEPARABLE, PARTITIONED and FACTORISED are its three readings.
 */
public enum Gates {
    /** Shi et al. 2015: one dense convolution of [x; h]. Uses the first scale. */
    CONVLSTM {
        @Override
        SDVariable apply(GraphBuilder g, SDVariable x, SDVariable h, CellShape s) {
            int k = s.scales()[0];
            SDVariable w = Kernels.weight(g, "weight", k, k, s.in() + s.hidden(), 4 * s.hidden());
            return Kernels.apply(g, join(g, x, h), state(g, w, k, k, s.in(), 4 * s.hidden(), h), bias(g, s), k, k, 1);
        }

        @Override
        public long perCell(CellShape s) {
            return 4L * s.hidden() * (s.in() + s.hidden()) * s.scales()[0] * s.scales()[0];
        }
    },
    /** 1x1 mixing to M channels, depthwise filters of every scale, concat or sum, 1x1 to the gates. */
    SEPARABLE {
        @Override
        SDVariable apply(GraphBuilder g, SDVariable x, SDVariable h, CellShape s) {
            int m = s.mixed();
            SDVariable w = Kernels.weight(g, "reduce/weight", 1, 1, s.in() + s.hidden(), m);
            SDVariable r = Kernels.apply(g, join(g, x, h), state(g, w, 1, 1, s.in(), m, h), g.parameter("reduce/bias", Init.zeros(), m), 1, 1, 1);
            List<SDVariable> branches = new ArrayList<>();
            for (int k : s.scales()) {
                branches.add(Kernels.depthwise(g, "scale" + k + "/weight", r, m, k));
            }
            SDVariable all = s.sum() ? total(branches) : concat(g, branches, 1);
            int channels = s.sum() ? m : m * s.scales().length;
            return Kernels.apply(g, all, Kernels.weight(g, "fuse/weight", 1, 1, channels, 4 * s.hidden()), g.parameter("fuse/bias", s.bias(), 4L * s.hidden()), 1,
                    1, 1);
        }

        @Override
        public long perCell(CellShape s) {
            long taps = 0;
            for (int k : s.scales()) {
                taps += (long) k * k;
            }
            return (long) (s.in() + s.hidden()) * s.mixed() + s.mixed() * taps + 4L * s.hidden() * s.mixed() * (s.sum() ? 1 : s.scales().length);
        }
    },
    /** Every scale's dense convolution makes its share of each gate's channels. */
    PARTITIONED {
        @Override
        SDVariable apply(GraphBuilder g, SDVariable x, SDVariable h, CellShape s) {
            int q = s.hidden() / s.scales().length;
            SDVariable u = join(g, x, h);
            List<SDVariable[]> parts = new ArrayList<>();
            for (int k : s.scales()) {
                SDVariable w = Kernels.weight(g, "scale" + k + "/weight", k, k, s.in() + s.hidden(), 4 * q);
                parts.add(g.sd().split(Kernels.apply(g, u, state(g, w, k, k, s.in(), 4 * q, h), null, k, k, 1), 4, 1));
            }
            List<SDVariable> ordered = new ArrayList<>();
            for (int gate = 0; gate < 4; gate++) {
                for (SDVariable[] p : parts) {
                    ordered.add(p[gate]);
                }
            }
            return concat(g, ordered, 1).add(g.sd().reshape(bias(g, s), 1, 4L * s.hidden(), 1, 1));
        }

        @Override
        public long perCell(CellShape s) {
            long n = 0;
            for (int k : s.scales()) {
                n += (long) k * k * (s.in() + s.hidden()) * 4 * s.hidden() / s.scales().length;
            }
            return n;
        }
    },
    /** k x 1 to M channels, then 1 x k to the gates, summed over the scales. */
    FACTORISED {
        @Override
        SDVariable apply(GraphBuilder g, SDVariable x, SDVariable h, CellShape s) {
            SDVariable u = join(g, x, h);
            List<SDVariable> branches = new ArrayList<>();
            for (int k : s.scales()) {
                SDVariable w = Kernels.weight(g, "column" + k + "/weight", k, 1, s.in() + s.hidden(), s.mixed());
                SDVariable column = Kernels.apply(g, u, state(g, w, k, 1, s.in(), s.mixed(), h), null, k, 1, 1);
                branches.add(Kernels.apply(g, column, Kernels.weight(g, "row" + k + "/weight", 1, k, s.mixed(), 4 * s.hidden()), null, 1, k, 1));
            }
            return total(branches).add(g.sd().reshape(bias(g, s), 1, 4L * s.hidden(), 1, 1));
        }

        @Override
        public long perCell(CellShape s) {
            long n = 0;
            for (int k : s.scales()) {
                n += (long) k * s.mixed() * (s.in() + s.hidden() + 4L * s.hidden());
            }
            return n;
        }
    };

    /**
     * Gate maps before their nonlinearities, [rows, 4 Ch, height, width].
     *
     * @param h state, or null for a state of zeros, whose weights are then left out
     */
    abstract SDVariable apply(GraphBuilder g, SDVariable x, SDVariable h, CellShape s);

    /** Weights without biases, which are also the multiply-accumulates of one cell of the map. */
    public abstract long perCell(CellShape s);

    private static SDVariable bias(GraphBuilder g, CellShape s) {
        return g.parameter("bias", s.bias(), 4L * s.hidden());
    }

    private static SDVariable join(GraphBuilder g, SDVariable x, SDVariable h) {
        return h == null ? x : g.sd().concat(1, x, h);
    }

    /** All weights, or those of the input where the state is zero. */
    private static SDVariable state(GraphBuilder g, SDVariable w, int kh, int kw, int in, int out, SDVariable h) {
        return h == null ? g.sd().slice(w, new int[] {0, 0, 0, 0}, kh, kw, in, out) : w;
    }

    private static SDVariable concat(GraphBuilder g, List<SDVariable> parts, int axis) {
        return parts.size() == 1 ? parts.get(0) : g.sd().concat(axis, parts.toArray(SDVariable[]::new));
    }

    private static SDVariable total(List<SDVariable> parts) {
        SDVariable sum = parts.get(0);
        for (SDVariable p : parts.subList(1, parts.size())) {
            sum = sum.add(p);
        }
        return sum;
    }
}
