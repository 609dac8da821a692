package quire.nn.attention;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.nn.GraphBuilder;
import quire.nn.layer.Dense;

/**
 * Scaled dot-product self-attention with several heads (Vaswani et al. 2017, section 3.2), without an output projection. Heads are
 * neighbouring blocks of columns; heads * headWidth need not equal width. Parameters {@code query|key|value/weight} [width,
 * heads * headWidth] and {@code …/bias} in the builder's scope.
 *
 * @param width       width of the tokens that come in
 * @param heads       number of heads, at least 1
 * @param headWidth   width of each head, at least 1
 * @param valueRelu   whether values pass a ReLU
 * @param dropout     rate on queries, keys and values, 0 for none
 * @param mapDropout  rate on the attention maps, 0 for none
 */
public record MultiHeadAttention(int width, int heads, int headWidth, boolean valueRelu, double dropout, double mapDropout) {
    /** What a masked key gets added to its score: its weight becomes exactly 0, and it fits a float. */
    private static final double NEVER = 1e30;

    public MultiHeadAttention {
        if (width < 1 || heads < 1 || headWidth < 1) {
            throw new IllegalArgumentException("width, heads and head width must be at least 1: " + width + ", " + heads + ", " + headWidth);
        }
    }

    /** The textbook form: no ReLU, no dropout. */
    public static MultiHeadAttention plain(int width, int heads, int headWidth) {
        return new MultiHeadAttention(width, heads, headWidth, false, 0, 0);
    }

    /**
     * @param out     [sequences, length, heads * headWidth]
     * @param weights attention maps [sequences, heads, length, length], rows sum to 1
     */
    public record Result(SDVariable out, SDVariable weights) {
    }

    /** Width of the result. */
    public int outWidth() {
        return heads * headWidth;
    }

    /**
     * Attends.
     *
     * @param call   tells the noise of this use from other uses of the same weights in one graph; any word
     * @param x      [sequences, length, width]
     * @param tokens how the sequences lie in the batch
     * @param bias   added to the scores, broadcast to [sequences, heads, length, length], as {@link #keyMask} makes; or null
     */
    public Result apply(GraphBuilder g, String call, SDVariable x, Tokens tokens, SDVariable bias) {
        SDVariable flat = g.sd().reshape(x, -1, width);
        SDVariable query = project(g, call, "query", flat, tokens, false);
        SDVariable key = project(g, call, "key", flat, tokens, false);
        SDVariable value = project(g, call, "value", flat, tokens, valueRelu);
        SDVariable scores = g.sd().mmul(query, key, false, true, false).mul(1 / Math.sqrt(headWidth));
        SDVariable weights = g.sd().nn().softmax(bias == null ? scores : scores.add(bias), 3);
        int length = tokens.length();
        SDVariable used = weights;
        if (g.training() && mapDropout > 0) {
            SDVariable rows = g.sd().reshape(weights, -1, tokens.perRow() * heads, length, length);
            used = g.sd().reshape(g.dropout(call + "/map", rows, mapDropout, -1, (long) tokens.perRow() * heads, length, length),
                    -1, heads, length, length);
        }
        SDVariable joined = g.sd().permute(g.sd().mmul(used, value), 0, 2, 1, 3);
        return new Result(g.sd().reshape(joined, -1, length, outWidth()), weights);
    }

    /** One of the three maps, as [sequences, heads, length, headWidth]. */
    private SDVariable project(GraphBuilder g, String call, String name, SDVariable flat, Tokens tokens, boolean relu) {
        SDVariable y = Dense.linear(g, name, flat, width, outWidth(), Init.xavier(width, outWidth()), Init.fanIn(width));
        SDVariable active = relu ? g.sd().nn().relu(y, 0) : y;
        SDVariable kept = dropout(g, call + "/" + name, active, dropout, tokens, outWidth());
        return g.sd().permute(g.sd().reshape(kept, -1, tokens.length(), heads, headWidth), 0, 2, 1, 3);
    }

    /**
     * Dropout on a variable whose first dimension is not the batch's rows.
     *
     * @param x [rows * tokens, width]
     * @return the same shape
     */
    public static SDVariable dropout(GraphBuilder g, String name, SDVariable x, double rate, Tokens tokens, int width) {
        if (!g.training() || rate == 0) {
            return x;
        }
        SDVariable byRow = g.sd().reshape(x, -1, tokens.count(), width);
        return g.sd().reshape(g.dropout(name, byRow, rate, -1, tokens.count(), width), -1, width);
    }

    /**
     * The bias that hides padded keys.
     *
     * @param mask   [rows, length], 1 = real token, 0 = padding; each row has at least one 1
     * @param tokens all sequences of a row share its mask
     * @return [sequences, 1, 1, length]
     */
    public static SDVariable keyMask(GraphBuilder g, SDVariable mask, Tokens tokens) {
        SDVariable bias = mask.sub(1).mul(NEVER);
        int length = tokens.length();
        if (tokens.perRow() > 1) {
            double[] ones = new double[tokens.perRow()];
            java.util.Arrays.fill(ones, 1);
            bias = g.sd().reshape(bias, -1, 1, length).mul(g.constant(ones, 1, tokens.perRow(), 1));
        }
        return g.sd().reshape(bias, -1, 1, 1, length);
    }
}
