package quire.detection.nn;

import java.util.List;
import quire.nn.conv.FeatureMap;

/**
 * What a neck makes of a backbone's maps.
 *
 * @param levels   finest first, all with the same number of channels
 * @param strides  pixels per cell of each level
 * @param laterals the maps before they were summed, finest first; of the first so many levels
 */
public record Pyramid(List<FeatureMap> levels, int[] strides, List<FeatureMap> laterals) {
    public Pyramid {
        levels = List.copyOf(levels);
        strides = strides.clone();
        laterals = List.copyOf(laterals);
    }

    public int channels() {
        return levels.get(0).channels();
    }
}
