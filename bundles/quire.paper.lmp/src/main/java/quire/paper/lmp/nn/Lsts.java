package quire.paper.lmp.nn;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ops.impl.controlflow.compat.StopGradient;
import quire.api.model.Init;
import quire.nn.GraphBuilder;
import quire.nn.conv.Conv2d;
import quire.nn.conv.FeatureMap;
import quire.nn.loss.Losses;

/**
 * Learnable spatio-temporal sampling (section 3.2): every position of the new frame takes the old feature from N learned locations,
 * weighted by the similarity of embeddings. Parameters {@code <name>/old} and {@code <name>/new}, 1x1 convolutions with bias.
 *
 * @param embedding channels of the embeddings; 256 in the paper
 * @param absolute  weights are similarities over the sum of their absolute values instead of a softmax
 * @param similarityOnly the locations learn through the similarities alone, as the paper's equation says; else through the values too, as
 *                  the authors' code
 */
public record Lsts(int embedding, boolean absolute, boolean similarityOnly) {
    private static final double GUARD = 1e-12;

    /**
     * What comes out.
     *
     * @param map        the old feature where the new frame has it
     * @param weights    [images * height * width, N], rows ordered (column, row, image)
     * @param similarity likewise
     */
    public record Result(FeatureMap map, SDVariable weights, SDVariable similarity) {
    }

    /** @param offsets [count, 2] in cells, (dx, dy) */
    public Result apply(GraphBuilder g, String name, FeatureMap old, FeatureMap fresh, SDVariable offsets, int count) {
        Init narrow = Init.xavier(old.channels(), embedding);
        FeatureMap f = Conv2d.same(embedding, 1).from(narrow, Init.zeros()).apply(g, name + "/old", old);
        FeatureMap e = Conv2d.same(embedding, 1).from(narrow, Init.zeros()).apply(g, name + "/new", fresh);
        int h = old.height();
        int w = old.width();
        Locations at = new Locations(g, offsets, count, h, w);
        at.work(embedding + old.channels());
        g.work((long) count * h * w * (embedding + old.channels()));
        SDVariable there = at.sample(f.value(), embedding);
        SDVariable here = g.sd().expandDims(g.sd().permute(e.value(), 3, 2, 0, 1), 0);
        SDVariable products = g.sd().reshape(there.mul(here), -1, embedding);
        SDVariable s = g.sd().permute(g.sd().reshape(products.mmul(g.constant(ones(embedding), embedding, 1)), count, -1), 1, 0);
        SDVariable weights = weights(g, s, count);
        Locations from = similarityOnly ? new Locations(g, new StopGradient(g.sd(), offsets).outputVariable(), count, h, w) : at;
        SDVariable values = g.sd().reshape(from.sample(old.value(), old.channels()), count, -1, old.channels());
        SDVariable shares = g.sd().reshape(g.sd().permute(weights, 1, 0), count, -1, 1);
        SDVariable sum = g.constant(ones(count), 1, count).mmul(g.sd().reshape(values.mul(shares), count, -1));
        SDVariable map = g.sd().permute(g.sd().reshape(sum, w, h, -1, old.channels()), 2, 3, 1, 0);
        return new Result(old.with(map), weights, s);
    }

    private SDVariable weights(GraphBuilder g, SDVariable s, int count) {
        if (absolute) {
            SDVariable size = g.sd().math().abs(s).mmul(g.constant(ones(count), count, 1));
            return s.div(g.sd().math().max(size, g.constant(GUARD)));
        }
        // a softmax over one is 1; ND4J cannot take the maximum over an axis of one
        return count == 1 ? s.mul(0).add(1) : g.sd().math().exp(Losses.logSoftmax(g, s));
    }

    private static double[] ones(int n) {
        double[] v = new double[n];
        java.util.Arrays.fill(v, 1);
        return v;
    }
}
