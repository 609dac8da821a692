package quire.detection.nn;

import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.nn.GraphBuilder;
import quire.nn.conv.FeatureMap;

/** Maps of a dense head as rows in the order of anchors: level, row, column, anchor. */
public final class DenseRows {
    private DenseRows() {
    }

    /**
     * One level.
     *
     * @param map channels ordered (anchor, value)
     * @return [images, height * width * anchors, values]
     */
    public static SDVariable of(GraphBuilder g, FeatureMap map, int values) {
        long n = (long) map.height() * map.width() * map.channels() / values;
        return g.sd().reshape(g.sd().permute(map.value(), 0, 2, 3, 1), -1, n, values);
    }

    /** Levels one after another. */
    public static SDVariable joined(GraphBuilder g, List<SDVariable> levels) {
        return levels.size() == 1 ? levels.get(0) : g.sd().concat(1, levels.toArray(SDVariable[]::new));
    }
}
