package quire.paper.lmp.model;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import quire.api.QuireException;
import quire.api.model.GraphSpec;
import quire.api.model.Model;
import quire.detection.model.DetectorModel;

/**
 * A video detector: one detector for each role of a frame, and one for training triples, with shared parameters.
 *
 * @param plain  single frames, and first frames of videos
 * @param triple trains on an old key, a new key and the current frame
 * @param key    further key frames
 * @param other  frames between keys
 */
public record LmpModel(LmpConfig config, DetectorModel plain, DetectorModel triple, DetectorModel key, DetectorModel other) implements Model {
    private boolean has(DetectorModel part, String name) {
        if (!part.graphs().contains(name)) {
            return false;
        }
        boolean teaches = name.equals(part.called(TRAIN)) || name.equals(part.called(DetectorModel.PROPOSE));
        return part == plain || (part == triple ? config.triples() && teaches : config.propagates() && !teaches);
    }

    @Override
    public Set<String> graphs() {
        Set<String> names = new TreeSet<>();
        for (DetectorModel part : java.util.List.of(plain, triple, key, other)) {
            part.graphs().stream().filter(n -> has(part, n)).forEach(names::add);
        }
        return names;
    }

    @Override
    public GraphSpec graph(String name) {
        for (DetectorModel part : java.util.List.of(plain, triple, key, other)) {
            if (has(part, name)) {
                return part.graph(name);
            }
        }
        throw new QuireException("the video detector has no graph '" + name + "', only " + graphs());
    }

    @Override
    public Map<String, Double> costs() {
        Map<String, Double> out = new TreeMap<>();
        double first = plain.costs().get("mmacs");
        out.put("mmacs", first);
        out.put("mmacs_key", config.propagates() ? key.costs().get("mmacs") : first);
        out.put("mmacs_nonkey", config.propagates() ? other.costs().get("mmacs") : first);
        return out;
    }
}
