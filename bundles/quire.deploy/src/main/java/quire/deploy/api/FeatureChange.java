package quire.deploy.api;

import java.util.List;

/**
 * What installing or removing a feature changes.
 *
 * @param feature its name
 * @param adds    names of bundles that are installed
 * @param removes names of bundles that go, users before what they use
 * @param keeps   bundles of the feature that stay as they are: there already, or needed by another installed feature
 */
public record FeatureChange(String feature, List<String> adds, List<String> removes, List<String> keeps) {
    public FeatureChange {
        adds = List.copyOf(adds);
        removes = List.copyOf(removes);
        keeps = List.copyOf(keeps);
    }
}
