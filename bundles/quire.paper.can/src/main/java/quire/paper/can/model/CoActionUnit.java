package quire.paper.can.model;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.autodiff.samediff.SDIndex;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import quire.api.QuireException;
import quire.nn.GraphBuilder;

/**
 * The co-action unit (equations 5 to 11): the induction vector, cut into matrices, is the micro-MLP through which the powers of each
 * feed vector go. All orders share one batched matrix product per layer: powers that share weights are stacked along the history,
 * powers with weights of their own along the batch.
 */
public final class CoActionUnit {
    private final CoActionConfig config;

    public CoActionUnit(CoActionConfig config) {
        this.config = config;
    }

    /**
     * @param induction [rows, inductionWidth]; per layer the weights row-major [in, out], then its bias if there is one
     * @param feed      [rows, history, feedWidth]
     * @param mask      [rows, history], 1 for entries that count, or null where the history is one
     *                  entry that counts
     * @param history   length of the history
     * @return [rows, outputWidth]: order 1 with all layers, order 2 with all layers…; exactly 0 where the mask is 0
     *         throughout, unless the history is pooled first and there are biases
     */
    public SDVariable apply(SameDiff sd, SDVariable induction, SDVariable feed, SDVariable mask, int history) {
        check("induction", induction, config.inductionWidth());
        check("feed", feed, config.feedWidth());
        if (mask == null && history > 1) {
            throw new QuireException("a history of " + history + " entries needs a mask; give one");
        }
        if (!config.poolFirst()) {
            return pool(sd, microMlp(sd, induction, powers(sd, feed, history), history), mask, history);
        }
        SDVariable sum = mask == null ? feed : sd.mmul(sd.reshape(mask, -1, 1, history), feed);
        return pool(sd, microMlp(sd, induction, powers(sd, sum, 1), 1), null, 1);
    }

    private static void check(String side, SDVariable v, int width) {
        long[] shape = v.getShape();
        if (shape != null && shape[shape.length - 1] >= 0 && shape[shape.length - 1] != width) {
            throw new QuireException("the co-action unit takes " + side + " vectors of width " + width + ", not "
                    + shape[shape.length - 1] + "; make tables and micro-MLP agree");
        }
    }

    /** Powers by multiplication, whose derivative at 0 is right: [rows, orders*length, in] or [rows*orders, length, in]. */
    private SDVariable powers(SameDiff sd, SDVariable x, int length) {
        if (config.orders() == 1) {
            return x;
        }
        SDVariable[] all = new SDVariable[config.orders()];
        all[0] = x;
        for (int c = 1; c < all.length; c++) {
            all[c] = all[c - 1].mul(x);
        }
        SDVariable stacked = sd.concat(1, all);
        return config.orderIndependent() ? sd.reshape(stacked, -1, length, config.feedWidth()) : stacked;
    }

    private List<SDVariable> microMlp(SameDiff sd, SDVariable induction, SDVariable input, int length) {
        int width = config.segmentWidth();
        SDVariable weights = config.orderIndependent() && config.orders() > 1 ? sd.reshape(induction, -1, width) : induction;
        List<SDVariable> kept = new ArrayList<>();
        SDVariable h = input;
        int offset = 0;
        int last = config.layers().size() - 1;
        for (int i = 0; i <= last; i++) {
            CoActionConfig.Layer l = config.layers().get(i);
            h = sd.mmul(h, sd.reshape(columns(weights, offset, offset + l.in() * l.out(), width), -1, l.in(), l.out()));
            offset += l.in() * l.out();
            if (config.bias()) {
                h = h.add(sd.reshape(columns(weights, offset, offset + l.out(), width), -1, 1, l.out()));
                offset += l.out();
            }
            if (config.tanh() && (i < last || config.activateLast())) {
                h = sd.math().tanh(h);
            }
            if (config.collectAll() || i == last) {
                kept.add(config.orderIndependent() ? sd.reshape(h, -1, (long) config.orders() * length, l.out()) : h);
            }
        }
        return kept;
    }

    private static SDVariable columns(SDVariable v, int from, int to, int width) {
        return from == 0 && to == width ? v : v.get(SDIndex.all(), SDIndex.interval(from, to));
    }

    /**
     * Sums over the history, and over the orders where they are merged so: one matrix product per layer with a matrix made of the
     * mask, because a reduction's gradient would be tiled, which is slow.
     *
     * @param layers each [rows, orders*length, out]
     */
    private SDVariable pool(SameDiff sd, List<SDVariable> layers, SDVariable mask, int length) {
        int kept = config.sumOrders() ? 1 : config.orders();
        SDVariable matrix = mask == null ? null : matrix(sd, mask, kept, length);
        List<SDVariable> pooled = new ArrayList<>();
        for (SDVariable h : layers) {
            pooled.add(matrix != null ? sd.mmul(matrix, h) : kept == config.orders() ? h : h.sum(true, 1));
        }
        SDVariable all = pooled.size() == 1 ? pooled.get(0) : sd.concat(2, pooled.toArray(SDVariable[]::new));
        return sd.reshape(all, -1, config.outputWidth());
    }

    /** [rows, kept, orders*length]: the mask in the blocks of the orders that go into a row. */
    private SDVariable matrix(SameDiff sd, SDVariable mask, int kept, int length) {
        int orders = config.orders();
        if (orders == 1) {
            return sd.reshape(mask, -1, 1, length);
        }
        double[] blocks = new double[kept * orders];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = kept == 1 || i / orders == i % orders ? 1 : 0;
        }
        SDVariable spread = sd.reshape(mask, -1, 1, 1, length).mul(GraphBuilder.constant(sd, mask.dataType(), blocks, 1, kept, orders, 1));
        return sd.reshape(spread, -1, kept, (long) orders * length);
    }
}
