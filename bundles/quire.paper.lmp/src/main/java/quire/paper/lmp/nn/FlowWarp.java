package quire.paper.lmp.nn;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.nn.GraphBuilder;
import quire.nn.conv.FeatureMap;

/** Warping by a flow of each position (Deep Feature Flow, arXiv:1611.07715): bilinear, 0 outside, times a scale. */
public final class FlowWarp {
    private FlowWarp() {
    }

    /**
     * Warps.
     *
     * @param flow  [images, 2, height, width], dx then dy in cells
     * @param scale [images, channels or 1, height, width]
     */
    public static FeatureMap apply(GraphBuilder g, FeatureMap x, SDVariable flow, SDVariable scale) {
        int h = x.height();
        int w = x.width();
        g.work(5L * x.channels() * h * w);
        SDVariable columns = weights(g, flow, 0, h, w, w);
        SDVariable rows = weights(g, flow, 1, h, w, h);
        SDVariable all = g.sd().reshape(g.sd().expandDims(rows, 3).mul(g.sd().expandDims(columns, 2)), -1, (long) h * w, (long) h * w);
        SDVariable flat = g.sd().permute(g.sd().reshape(x.value(), -1, x.channels(), (long) h * w), 0, 2, 1);
        SDVariable moved = g.sd().permute(g.sd().mmul(all, flat), 0, 2, 1);
        return x.with(g.sd().reshape(moved, -1, x.channels(), h, w).mul(scale));
    }

    /** [images, positions, side]: weights of the cells of an axis for every position. */
    private static SDVariable weights(GraphBuilder g, SDVariable flow, int axis, int h, int w, int side) {
        SDVariable f = g.sd().reshape(g.sd().slice(flow, new int[] {0, axis, 0, 0}, new int[] {-1, 1, h, w}), -1, (long) h * w, 1);
        double[] distance = new double[h * w * side];
        for (int p = 0; p < h * w; p++) {
            for (int q = 0; q < side; q++) {
                distance[p * side + q] = (axis == 0 ? p % w : p / w) - q;
            }
        }
        SDVariable d = f.add(g.constant(distance, 1, (long) h * w, side));
        return g.sd().nn().relu(g.sd().math().abs(d).neg().add(1), 0);
    }
}
