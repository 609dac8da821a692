package quire.detection.nn;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.nn.GraphBuilder;
import quire.nn.conv.FeatureMap;
import quire.nn.layer.Dense;

/**
 * Second stage of Faster R-CNN with a pyramid (arXiv:1612.03144, section 4.2): two dense layers, then a class and one box per class.
 * Parameters {@code <name>/fc1}, {@code <name>/fc2}, {@code <name>/class}, {@code <name>/box}.
 *
 * @param classes without background; 0 in what comes out is background
 * @param hidden  units of the dense layers; 1024 in the paper; 0 where the regions are votes already: classes + 1 channels, then 4 per class
 */
public record BoxHead(int classes, int hidden) {
    /**
     * What it says.
     *
     * @param logits [regions, classes + 1]
     * @param deltas [regions, (classes + 1) * 4]
     */
    public record Result(SDVariable logits, SDVariable deltas) {
    }

    /** @param regions [regions, channels, bins, bins] */
    public Result apply(GraphBuilder g, String name, FeatureMap regions) {
        int in = regions.channels() * regions.height() * regions.width();
        SDVariable x = g.sd().reshape(regions.value(), -1, in);
        if (hidden == 0) {
            return new Result(part(g, x, 0, classes + 1), part(g, x, classes + 1, 4 * (classes + 1)));
        }
        x = g.sd().nn().relu(Dense.linear(g, name + "/fc1", x, in, hidden), 0);
        x = g.sd().nn().relu(Dense.linear(g, name + "/fc2", x, hidden, hidden), 0);
        return new Result(Dense.linear(g, name + "/class", x, hidden, classes + 1, Init.normal(0.01), Init.zeros()),
                Dense.linear(g, name + "/box", x, hidden, 4 * (classes + 1), Init.normal(0.001), Init.zeros()));
    }

    private static SDVariable part(GraphBuilder g, SDVariable votes, int from, int size) {
        return g.sd().slice(votes, new int[] {0, from}, new int[] {-1, size});
    }
}
