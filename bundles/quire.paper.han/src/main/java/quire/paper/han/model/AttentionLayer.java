package quire.paper.han.model;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.nn.GraphBuilder;
import quire.nn.attention.LayerNorm;
import quire.nn.attention.MultiHeadAttention;
import quire.nn.attention.PositionalEncoding;
import quire.nn.attention.Tokens;
import quire.nn.layer.Dense;

/**
 * The layer all four modules are made of (HAN section III, as in the authors' code): x0 = x + position table;
 * f = LN1(ReLU(attention(x0) Wo + bo)); y = LN2(x0 + f). Values pass a ReLU, the residual is the input with positions, and both
 * norms divide by the sample deviation.
 */
final class AttentionLayer {
    private static final double EPSILON = 1e-6;

    private AttentionLayer() {
    }

    /**
     * @param y    [sequences, length, width]
     * @param maps [sequences, heads, length, length]
     */
    record Result(SDVariable y, SDVariable maps) {
    }

    /**
     * @param name scope of the parameters; the same name twice shares them
     * @param call unique among uses of one name
     * @param x    [sequences, length, width]
     * @param bias from {@link MultiHeadAttention#keyMask}, or null
     */
    static Result apply(GraphBuilder graph, String name, String call, SDVariable x, Tokens tokens, Settings s, boolean positions,
            SDVariable bias) {
        GraphBuilder g = graph.in(name);
        int d = s.width();
        SDVariable x0 = positions ? PositionalEncoding.add(g, x, tokens.length(), d) : x;
        MultiHeadAttention attention = new MultiHeadAttention(d, s.heads(), s.headWidth(), true, s.dropout(), 0);
        MultiHeadAttention.Result r = attention.apply(g, call, x0, tokens, bias);
        SDVariable joined = g.sd().reshape(r.out(), -1, s.attended());
        SDVariable out = Dense.linear(g, "out", joined, s.attended(), d, Init.xavier(s.attended(), d), Init.fanIn(s.attended()));
        SDVariable f = LayerNorm.sampleDeviation(g, "norm1", g.sd().nn().relu(out, 0), d, EPSILON);
        // the authors drop f twice in a row, which is one dropout that keeps the product of the two
        double twice = 1 - (1 - s.dropout()) * (1 - s.dropout());
        SDVariable kept = MultiHeadAttention.dropout(g, call + "/out", f, twice, tokens, d);
        SDVariable y = LayerNorm.sampleDeviation(g, "norm2", g.sd().reshape(x0, -1, d).add(kept), d, EPSILON);
        return new Result(g.sd().reshape(y, -1, tokens.length(), d), r.weights());
    }
}
