package quire.paper.can.model;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.nn.GraphBuilder;
import quire.nn.layer.Dense;

/** The attention of DIN (Zhou et al. 2018) as CAN's authors use it: a small network on [q, k, q-k, q*k], softmax over the history. */
final class Attention {
    private Attention() {
    }

    /**
     * @param query [rows, width]
     * @param keys  [rows, history, width]
     * @param mask  [rows, history]
     * @return weights [rows, history]: sum 1 over the entries that count, 0 elsewhere, all 0 for an empty history
     */
    static SDVariable weights(GraphBuilder g, SDVariable query, SDVariable keys, SDVariable mask, int history, int width) {
        SDVariable q = keys.mul(0).add(g.sd().reshape(query, -1, 1, width));
        SDVariable both = g.sd().concat(2, q, keys, q.sub(keys), q.mul(keys));
        SDVariable flat = g.sd().reshape(both, -1, 4L * width);
        SDVariable h = g.sd().nn().sigmoid(Dense.linear(g, "attention1", flat, 4 * width, 80));
        h = g.sd().nn().sigmoid(Dense.linear(g, "attention2", h, 80, 40));
        SDVariable scores = g.sd().reshape(Dense.linear(g, "attention3", h, 40, 1, Init.xavier(40, 1), Init.zeros()), -1, history);
        // composed, because the stock softmax gives NaN for a row that is far below 0 throughout, as that of an empty history
        SDVariable masked = scores.mul(mask).add(mask.sub(1).mul(1e9));
        SDVariable e = g.sd().math().exp(masked.sub(masked.max(true, 1))).mul(mask);
        return e.div(e.sum(true, 1).add(1e-30));
    }
}
