package quire.paper.can.model;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.autodiff.samediff.SDIndex;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.nn.GraphBuilder;

/**
 * A gated recurrent unit unrolled over the history, and its form with attention (AUGRU, equations 16 and 17 of DIEN). States stay
 * what they were at entries that do not count.
 */
final class Gru {
    private Gru() {
    }

    /**
     * @param x       [rows, history, width]
     * @param mask    [rows, history]
     * @param weights attention [rows, history] that scales the update gate, or null
     * @return per step [rows, width]
     */
    static List<SDVariable> states(GraphBuilder g, SDVariable x, SDVariable mask, SDVariable weights, int history, int width) {
        Init glorot = Init.xavier(width, width);
        // gates open at the start, as in the authors' cells
        SDVariable gates = project(g, "gates", x, history, width, 2 * width, Init.ones());
        SDVariable candidates = project(g, "candidate", x, history, width, width, Init.zeros());
        SDVariable gateState = g.parameter("gates/state", glorot, width, 2L * width);
        SDVariable candidateState = g.parameter("candidate/state", glorot, width, width);
        List<SDVariable> states = new ArrayList<>();
        SDVariable h = at(x, 0).mul(0);
        for (int t = 0; t < history; t++) {
            SDVariable both = g.sd().nn().sigmoid(at(gates, t).add(h.mmul(gateState)));
            SDVariable reset = both.get(SDIndex.all(), SDIndex.interval(0, width));
            SDVariable keep = both.get(SDIndex.all(), SDIndex.interval(width, 2 * width));
            SDVariable candidate = g.sd().math().tanh(at(candidates, t).add(reset.mul(h).mmul(candidateState)));
            SDVariable change = keep.neg().add(1);
            change = weights == null ? change : change.mul(column(g, weights, t));
            h = h.add(candidate.sub(h).mul(change.mul(column(g, mask, t))));
            states.add(h);
        }
        return states;
    }

    private static SDVariable project(GraphBuilder g, String name, SDVariable x, int history, int in, int out, Init bias) {
        SDVariable flat = g.sd().reshape(x, -1, in).mmul(g.parameter(name + "/weight", Init.xavier(in, out), in, out));
        return g.sd().reshape(flat.add(g.parameter(name + "/bias", bias, out)), -1, history, out);
    }

    private static SDVariable at(SDVariable v, int t) {
        return v.get(SDIndex.all(), SDIndex.point(t), SDIndex.all());
    }

    private static SDVariable column(GraphBuilder g, SDVariable v, int t) {
        return v.get(SDIndex.all(), SDIndex.interval(t, t + 1));
    }
}
