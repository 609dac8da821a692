package quire.detection.nn;

import java.util.List;
import quire.nn.GraphBuilder;
import quire.nn.conv.FeatureMap;

/** From a backbone's maps to a pyramid of equal channels. */
public interface Neck {
    /** Pixels per cell of each level of the pyramid, for a backbone of the given strides. */
    int[] strides(int[] backbone);

    /**
     * Builds the pyramid.
     *
     * @param name    of the parameters
     * @param maps    finest first, each half as large as the one before
     * @param strides pixels per cell of the maps
     */
    Pyramid build(GraphBuilder g, String name, List<FeatureMap> maps, int[] strides);
}
