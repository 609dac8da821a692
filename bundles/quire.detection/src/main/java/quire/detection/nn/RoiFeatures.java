package quire.detection.nn;

import quire.nn.GraphBuilder;
import quire.nn.conv.FeatureMap;

/** How the second stage reads its regions from a pyramid. */
@FunctionalInterface
public interface RoiFeatures {
    /**
     * Features of all regions.
     *
     * @param name of the parameters, if any
     * @param rois regions with weights for the first levels of the pyramid
     * @return [images * regions, channels, bins, bins]
     */
    FeatureMap read(GraphBuilder g, String name, Pyramid pyramid, Rois rois);

    /** FPN's rule: every region from its own level. A sum over levels, of which all but one are zero, in place of a gather. */
    static RoiFeatures ownLevel() {
        return (g, name, pyramid, rois) -> {
            FeatureMap sum = null;
            for (int l = 0; l < rois.layout().levels(); l++) {
                FeatureMap part = rois.alignOwn(g, pyramid.levels().get(l), l);
                sum = sum == null ? part : sum.plus(part);
            }
            return sum;
        };
    }
}
