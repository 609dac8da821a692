package quire.api.dataset;

import java.util.List;
import java.util.Map;
import quire.api.QuireException;

/**
 * What a model must know of the data to be built, and nothing more; stored with every run, so that a model can be opened without its
 * training data. Serialises to JSON as it is.
 *
 * @param sizes   named counts: vocabulary sizes, history length, joints, channels…
 * @param classes names of the classes in label order; empty where there are none
 * @param facts   other words a model or predictor needs (units, layout names)
 */
public record Schema(Map<String, Long> sizes, List<String> classes, Map<String, String> facts) {
    public Schema {
        sizes = new java.util.TreeMap<>(sizes);
        classes = List.copyOf(classes);
        facts = new java.util.TreeMap<>(facts);
    }

    /** A count that must be there. */
    public int size(String name) {
        Long v = sizes.get(name);
        if (v == null) {
            throw new QuireException("the dataset does not say '" + name + "', only " + sizes.keySet()
                    + "; choose a dataset that fits the model");
        }
        return Math.toIntExact(v);
    }

    /** Whether a count is there. */
    public boolean has(String name) {
        return sizes.containsKey(name);
    }
}
