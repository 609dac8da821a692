package quire.nn.recurrent;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.nn.GraphBuilder;

/**
 * A gated recurrent unit (Cho et al. 2014) in cuDNN's and PyTorch's form, unrolled:
 * r = s(x Wr + h Ur + …), z = s(x Wz + h Uz + …), n = tanh(x Wn + bn + r (h Un + cn)), h' = (1 - z) n + z h, from h = 0. Parameters
 * {@code <name>/input/weight} [in, 3 hidden], {@code <name>/input/bias}, {@code <name>/state/weight} [hidden, 3 hidden],
 * {@code <name>/state/bias}; blocks in the order r, z, n.
 */
public final class Gru {
    private Gru() {
    }

    /**
     * All states.
     *
     * @param x      [rows, length, in]
     * @param length steps to unroll
     * @return one [rows, hidden] per step
     */
    public static List<SDVariable> states(GraphBuilder g, String name, SDVariable x, int length, int in, int hidden) {
        Init init = Init.fanIn(hidden);
        SDVariable state = g.parameter(name + "/state/weight", init, hidden, 3L * hidden);
        SDVariable stateBias = g.parameter(name + "/state/bias", init, 3L * hidden);
        SDVariable driven = g.sd().reshape(x, -1, in).mmul(g.parameter(name + "/input/weight", init, in, 3L * hidden))
                .add(g.parameter(name + "/input/bias", init, 3L * hidden));
        // one product for all steps; what is left of a step is its own unstack
        SDVariable gates = g.sd().reshape(driven, -1, length, 3, hidden);
        SDVariable[] steps = g.sd().unstack(gates, 1, length);
        List<SDVariable> out = new ArrayList<>(length);
        SDVariable h = null;
        for (SDVariable step : steps) {
            SDVariable[] i = g.sd().unstack(step, 1, 3);
            SDVariable[] s = g.sd().unstack(g.sd().reshape(h == null ? stateBias : h.mmul(state).add(stateBias), -1, 3, hidden), 1, 3);
            SDVariable r = g.sd().nn().sigmoid(i[0].add(s[0]));
            SDVariable z = g.sd().nn().sigmoid(i[1].add(s[1]));
            SDVariable n = g.sd().math().tanh(i[2].add(r.mul(s[2])));
            h = h == null ? n.sub(z.mul(n)) : n.add(z.mul(h.sub(n)));
            out.add(h);
        }
        return out;
    }

    /** The state after the last step, [rows, hidden]. */
    public static SDVariable last(GraphBuilder g, String name, SDVariable x, int length, int in, int hidden) {
        List<SDVariable> all = states(g, name, x, length, in, hidden);
        return all.get(length - 1);
    }
}
