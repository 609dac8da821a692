package quire.conformance.paper;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What is trained on what, and how: words only, so that nobody who keeps it keeps a class of the paper. */
public record Setting(String paper, String model, Map<String, String> modelOptions, String dataset, Path data, Map<String, String> datasetOptions,
        String trainer, Map<String, String> trainerOptions, String engine) {
    /** Makes data, values and order. */
    public static final long SEED = 7;

    /** Whether the platform's trainer trains it. */
    public boolean supervised() {
        return trainer.equals(Settings.SUPERVISED);
    }

    /** Options of all parts under names that say whose they are. */
    public Map<String, String> set() {
        Map<String, String> all = new TreeMap<>();
        modelOptions.forEach((n, v) -> all.put("model." + n, v));
        datasetOptions.forEach((n, v) -> all.put("dataset." + n, v));
        trainerOptions.forEach((n, v) -> all.put("trainer." + n, v));
        return all;
    }
}
