package quire.paper.lmp.nn;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.nn.GraphBuilder;
import quire.nn.conv.Conv2d;
import quire.nn.conv.FeatureMap;

/**
 * Aggregation of a frame's own feature and an aligned one (section 3.3): one stack scores both, a softmax over the two weighs them at every
 * position. Parameters {@code <name>/score1} to {@code score3}; nothing between the convolutions, as in the authors' code.
 *
 * @param first  channels; 256 in the paper
 * @param second channels; 16 in the paper
 * @param kernels sides of the three kernels: 1, 3, 3 in the code, 3, 1, 1 in the text
 */
public record Quality(int first, int second, int... kernels) {
    /** @param map the aggregate @param own weight of the own feature [images, 1, height, width] */
    public record Result(FeatureMap map, SDVariable own) {
    }

    public Result apply(GraphBuilder g, String name, FeatureMap own, FeatureMap aligned) {
        // softmax over two is the logistic function of the difference
        SDVariable w = g.sd().nn().sigmoid(score(g, name, own).sub(score(g, name, aligned)));
        return new Result(own.with(aligned.value().add(own.value().sub(aligned.value()).mul(w))), w);
    }

    private SDVariable score(GraphBuilder g, String name, FeatureMap x) {
        FeatureMap y = conv(g, name + "/score1", x, first, kernels[0]);
        return conv(g, name + "/score3", conv(g, name + "/score2", y, second, kernels[1]), 1, kernels[2]).value();
    }

    private static FeatureMap conv(GraphBuilder g, String name, FeatureMap x, int out, int kernel) {
        return Conv2d.same(out, kernel).from(Init.xavier((long) x.channels() * kernel * kernel, out), Init.zeros()).apply(g, name, x);
    }
}
