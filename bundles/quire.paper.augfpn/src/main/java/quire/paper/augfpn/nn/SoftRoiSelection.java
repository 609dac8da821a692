package quire.paper.augfpn.nn;

import java.util.ArrayList;
import java.util.List;
import quire.api.QuireException;
import quire.detection.nn.Pyramid;
import quire.detection.nn.RoiFeatures;
import quire.detection.nn.Rois;
import quire.nn.GraphBuilder;
import quire.nn.conv.FeatureMap;

/**
 * Soft RoI Selection (AugFPN, section 3.4): every region is read from every level of the backbone's strides and the readings are fused;
 * with {@link Fusion#ASF} as in the paper, with sum or maximum as in PANet's adaptive feature pooling. A single level is read as it is,
 * without a gate, as in the authors' code.
 *
 * @param levels it has parameters for
 * @param fusion of the readings
 */
public record SoftRoiSelection(int levels, Fusion fusion) implements RoiFeatures {
    @Override
    public FeatureMap read(GraphBuilder g, String name, Pyramid pyramid, Rois rois) {
        return select(g, name, pyramid, rois).map();
    }

    /** Features and the gates of all regions [images * regions, levels, bins, bins]. */
    public Fusion.Result select(GraphBuilder g, String name, Pyramid pyramid, Rois rois) {
        int n = rois.layout().levels();
        if (n != levels || pyramid.levels().size() < n) {
            throw QuireException.of("soft selection is made for %d levels, but regions are read from %d of a pyramid of %d; use the model with the"
                    + " pyramid it was made for", levels, n, pyramid.levels().size());
        }
        List<FeatureMap> read = new ArrayList<>();
        for (int l = 0; l < n; l++) {
            read.add(rois.align(g, pyramid.levels().get(l), l));
        }
        if (n == 1) {
            return new Fusion.Result(read.get(0), null);
        }
        long before = g.work();
        Fusion.Result fused = fusion.apply(g, name, read);
        // convolutions note their work for one row, and every region is a row
        g.work((rois.layout().count() - 1) * (g.work() - before));
        return fused;
    }
}
