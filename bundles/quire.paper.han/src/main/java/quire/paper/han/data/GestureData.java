package quire.paper.han.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.Schema;
import quire.api.dataset.Split;
import quire.paper.han.skeleton.Layout;

/** Opened gesture data, wherever they came from. */
final class GestureData implements Dataset {
    private final Layout layout;
    private final List<String> classes;
    private final Sampling sampling;
    private final Map<String, List<Example>> parts;
    private final Map<String, Long> counts;
    private final String fingerprint;

    /** @param parts examples by name of split, each with at least one */
    GestureData(Layout layout, List<String> classes, Sampling sampling, Map<String, List<Example>> parts, Reader reader) {
        this.layout = layout;
        this.classes = List.copyOf(classes);
        this.sampling = sampling;
        this.parts = new LinkedHashMap<>(parts);
        parts.forEach((name, examples) -> {
            if (examples.isEmpty()) {
                throw QuireException.of("the %s split is empty; give more sequences or change the split options", name);
            }
            reader.counts().put("sequences_" + name, (long) examples.size());
            reader.counts().put("subjects_" + name, examples.stream().mapToInt(Example::subject).distinct().count());
        });
        this.counts = Map.copyOf(reader.counts());
        this.fingerprint = reader.fingerprint();
    }

    @Override
    public Schema schema() {
        Map<String, Long> sizes = Map.of("frames", (long) sampling.frames(), "joints", (long) layout.joints());
        return new Schema(sizes, classes, Map.of("layout", layout.id(), "unit", layout.unit(), "extent", sampling.dhg() ? "dhg" : layout.id(),
                "short", sampling.pad() ? "mask" : "repeat"));
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
        return new GestureSplit(examples, layout, classes.size(), sampling);
    }

    @Override
    public Map<String, Long> counts() {
        return counts;
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }
}
