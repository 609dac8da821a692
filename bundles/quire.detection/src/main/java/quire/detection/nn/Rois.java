package quire.detection.nn;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.nn.GraphBuilder;
import quire.nn.conv.FeatureMap;

/**
 * Regions as a graph sees them: the inputs that a {@link RoiLayout} describes, declared where they are used.
 *
 * @param layout of the inputs
 */
public record Rois(RoiLayout layout) {

    /** Weights of rows [images, count * bins, height]. */
    public SDVariable rows(GraphBuilder g, int level) {
        return g.input(layout.rows(level), -1, (long) layout.count() * layout.bins(), layout.heights()[level]);
    }

    /** Weights of columns [images, count, bins, width]. */
    public SDVariable columns(GraphBuilder g, int level) {
        return g.input(layout.columns(level), -1, layout.count(), layout.bins(), layout.widths()[level]);
    }

    /**
     * Every region read from one map: out[i, j] = sum over h, w of rows[i, h] map[h, w] columns[j, w], which is RoIAlign, because its
     * samples lie on a grid.
     *
     * @param map   [images, channels, height, width], as large as the layout says of this level
     * @return [images * count, channels, bins, bins]; zeros for padding
     */
    public FeatureMap align(GraphBuilder g, FeatureMap map, int level) {
        return product(g, map, level, columns(g, level));
    }

    /** As {@link #align}, and zeros for regions of other levels. */
    public FeatureMap alignOwn(GraphBuilder g, FeatureMap map, int level) {
        if (layout.levels() == 1) {
            return align(g, map, level);
        }
        SDVariable own = g.sd().slice(g.input(layout.level(), -1, layout.count(), layout.levels()), new int[] {0, 0, level},
                new int[] {-1, layout.count(), 1});
        return product(g, map, level, columns(g, level).mul(g.sd().reshape(own, -1, layout.count(), 1, 1)));
    }

    private FeatureMap product(GraphBuilder g, FeatureMap map, int level, SDVariable columns) {
        int h = layout.heights()[level];
        int w = layout.widths()[level];
        int c = map.channels();
        int k = layout.bins();
        if (map.height() != h || map.width() != w) {
            throw new IllegalArgumentException("level " + level + " is " + map.size() + ", the regions expect " + h + "x" + w);
        }
        g.work((long) layout.count() * k * c * w * (h + k));
        SDVariable lines = g.sd().reshape(g.sd().permute(map.value(), 0, 2, 1, 3), -1, h, (long) c * w);
        SDVariable down = g.sd().reshape(g.sd().mmul(rows(g, level), lines), -1, (long) k * c, w);
        SDVariable across = g.sd().mmul(down, g.sd().reshape(columns, -1, k, w), false, true, false);
        return new FeatureMap(g.sd().permute(g.sd().reshape(across, -1, k, c, k), 0, 2, 1, 3), c, k, k);
    }
}
