package quire.detection.nn;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.nn.GraphBuilder;
import quire.nn.conv.FeatureMap;

/**
 * RoIPool (Fast R-CNN, arXiv:1504.08083, section 2.1): the largest value of each bin, 0 for empty bins. Every bin looks at the whole
 * map with a mask, so it is for small maps and comparisons; {@link Rois#align} is what to use.
 */
public final class MaxRoiPool {
    /** Below any activation, and still a float after a sum. */
    private static final double NEVER = 1e30;

    private MaxRoiPool() {
    }

    /**
     * Pools.
     *
     * @param rois with {@link AxisSampling#members}
     * @return [images * regions, channels, bins, bins]
     */
    public static FeatureMap pool(GraphBuilder g, FeatureMap map, Rois rois, int level) {
        int k = rois.layout().bins();
        int r = rois.layout().count();
        int c = map.channels();
        int h = map.height();
        int w = map.width();
        SDVariable image = g.sd().reshape(map.value(), -1, 1, c, h, w);
        SDVariable[] rows = g.sd().unstack(g.sd().reshape(rois.rows(g, level), -1, r, k, h), 2, k);
        SDVariable[] columns = g.sd().unstack(rois.columns(g, level), 2, k);
        SDVariable[] bins = new SDVariable[k * k];
        for (int i = 0; i < k; i++) {
            SDVariable line = best(g, image, g.sd().reshape(rows[i], -1, r, 1, h, 1), 3);
            for (int j = 0; j < k; j++) {
                SDVariable some = rows[i].max(true, 2).mul(columns[j].max(true, 2));
                bins[i * k + j] = best(g, line, g.sd().reshape(columns[j], -1, r, 1, w), 3).mul(some);
            }
        }
        return new FeatureMap(g.sd().reshape(g.sd().stack(3, bins), -1, c, k, k), c, k, k);
    }

    private static SDVariable best(GraphBuilder g, SDVariable x, SDVariable mask, int axis) {
        return x.add(mask.sub(1).mul(NEVER)).max(axis);
    }
}
