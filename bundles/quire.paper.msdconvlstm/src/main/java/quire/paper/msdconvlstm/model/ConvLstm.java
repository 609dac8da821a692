package quire.paper.msdconvlstm.model;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.nn.GraphBuilder;

/**
 * One step of a convolutional LSTM (Shi et al. 2015): c' = s(f) c + s(i) tanh(g); h' = s(o) tanh(c'). Calls under one scope share
 * their weights: that is the recurrence, unrolled.
 */
public final class ConvLstm {
    private ConvLstm() {
    }

    /** @param h [rows, Ch, height, width], and c alike; both null for zeros */
    public record State(SDVariable h, SDVariable c) {
        /** Before the first step. */
        public static final State ZERO = new State(null, null);
    }

    /** The state after an input. @param g in the cell's scope */
    public static State step(GraphBuilder g, SDVariable x, State before, CellShape s) {
        SDVariable[] a = g.sd().split(s.gates().apply(g, x, before.h(), s), 4, 1);
        SDVariable c = before.c();
        SDVariable i = g.sd().nn().sigmoid(s.peep() && c != null ? a[0].add(c.mul(peep(g, "peep/input", s))) : a[0]);
        SDVariable candidate = i.mul(g.sd().math().tanh(a[2]));
        // with an empty cell the forget gate has nothing to forget; a term of zero keeps it in the graph
        SDVariable next = c == null ? candidate.add(a[1].mul(0))
                : candidate.add(g.sd().nn().sigmoid(s.peep() ? a[1].add(c.mul(peep(g, "peep/forget", s))) : a[1]).mul(c));
        SDVariable o = g.sd().nn().sigmoid(s.peep() ? a[3].add(next.mul(peep(g, "peep/output", s))) : a[3]);
        return new State(o.mul(g.sd().math().tanh(next)), next);
    }

    private static SDVariable peep(GraphBuilder g, String name, CellShape s) {
        return g.sd().reshape(g.parameter(name, Init.zeros(), s.hidden(), s.height(), s.width()), 1, s.hidden(), s.height(), s.width());
    }
}
