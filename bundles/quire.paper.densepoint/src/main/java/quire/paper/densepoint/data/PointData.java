package quire.paper.densepoint.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.Schema;
import quire.api.dataset.Split;
import quire.paper.densepoint.geometry.Workers;
import quire.paper.densepoint.model.Shape;

/** Opened point data, wherever they came from. */
final class PointData implements Dataset {
    static final String SPARSE = "test_sparse";
    static final String NOISY = "test_noisy";
    private final Layout layout;
    private final Sampling sampling;
    private final Map<String, List<Example>> parts;
    private final Map<String, Spoiling> spoilt;
    private final Map<String, Long> counts;
    private final String fingerprint;
    private final Workers workers;

    /**
     * @param parts  examples by name of split
     * @param robust whether the test split is also given with a quarter of its points and with noise
     */
    PointData(Layout layout, Sampling sampling, Map<String, List<Example>> parts, boolean robust, Map<String, Long> counts, String fingerprint,
            Workers workers) {
        this.layout = layout;
        this.sampling = sampling;
        this.parts = new LinkedHashMap<>(parts);
        this.spoilt = new LinkedHashMap<>();
        Map<String, Long> all = new TreeMap<>(counts);
        parts.forEach((name, examples) -> {
            if (examples.isEmpty()) {
                throw QuireException.of("the %s split is empty; give more shapes or change the split options", name);
            }
            all.put("shapes_" + name, (long) examples.size());
        });
        if (robust && parts.containsKey(TEST)) {
            spoilt.put(SPARSE, new Spoiling(0.25, 0));
            spoilt.put(NOISY, new Spoiling(1, 0.02));
            spoilt.keySet().forEach(name -> this.parts.put(name, parts.get(TEST)));
        }
        this.counts = Map.copyOf(all);
        this.fingerprint = fingerprint;
        this.workers = workers;
    }

    @Override
    public Schema schema() {
        return layout.schema();
    }

    @Override
    public List<String> splits() {
        return List.copyOf(parts.keySet());
    }

    @Override
    public Split split(String name) {
        List<Example> examples = parts.get(name);
        if (examples == null) {
            throw QuireException.of("no split '%s'; there are %s", name, parts.keySet());
        }
        return new PointSplit(examples, layout, sampling, spoilt.getOrDefault(name, Spoiling.NONE), workers);
    }

    @Override
    public Map<String, Long> counts() {
        return counts;
    }

    @Override
    public void writeArtifacts(Path folder) throws IOException {
        if (layout.task() == Shape.Task.CLASSIFY) {
            Gallery.write(folder, parts.get(TRAIN), sampling);
        }
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }
}
