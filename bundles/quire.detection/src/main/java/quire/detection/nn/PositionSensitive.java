package quire.detection.nn;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.nn.GraphBuilder;
import quire.nn.conv.FeatureMap;

/** Position-sensitive pooling (R-FCN, arXiv:1605.06409, section 2): bin (i, j) reads its own group of channels. */
public final class PositionSensitive {
    private PositionSensitive() {
    }

    /**
     * Pools with the layout's sampling: {@link AxisSampling#mean} for R-FCN's, {@link AxisSampling#align} for the interpolating form.
     *
     * @param map channels ordered (out, i, j), out * bins * bins in all
     * @return [images * regions, out, bins, bins]
     */
    public static FeatureMap pool(GraphBuilder g, FeatureMap map, Rois rois, int level) {
        int k = rois.layout().bins();
        int r = rois.layout().count();
        int out = map.channels() / (k * k);
        if (out * k * k != map.channels()) {
            throw new IllegalArgumentException(map.channels() + " channels do not give every one of " + k + "x" + k + " bins its own");
        }
        int h = map.height();
        int w = map.width();
        SDVariable groups = g.sd().permute(g.sd().reshape(map.value(), -1, out, k, k, h, w), 0, 2, 4, 1, 3, 5);
        SDVariable rows = g.sd().permute(g.sd().reshape(rois.rows(g, level), -1, r, k, h), 0, 2, 1, 3);
        SDVariable down = g.sd().mmul(g.sd().reshape(rows, -1, r, h), g.sd().reshape(groups, -1, h, (long) out * k * w));
        SDVariable byColumn = g.sd().permute(g.sd().reshape(down, -1, k, r, out, k, w), 0, 2, 4, 1, 3, 5);
        SDVariable across = g.sd().mmul(g.sd().reshape(byColumn, -1, (long) k * out, w), g.sd().reshape(rois.columns(g, level), -1, w, 1));
        return new FeatureMap(g.sd().permute(g.sd().reshape(across, -1, k, k, out), 0, 3, 2, 1), out, k, k);
    }
}
