package quire.detection.made;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import quire.api.dataset.Dataset;
import quire.api.dataset.Schema;
import quire.api.dataset.Split;
import quire.detection.eval.AreaLimits;

/** A data set that says which areas its tables name. */
public record LimitedAreas(Dataset set, int small, int medium) implements Dataset {
    @Override
    public Schema schema() {
        Schema s = set.schema();
        Map<String, String> facts = new TreeMap<>(s.facts());
        facts.put(AreaLimits.FACT, small + "-" + medium);
        return new Schema(s.sizes(), s.classes(), facts);
    }

    @Override
    public List<String> splits() {
        return set.splits();
    }

    @Override
    public Split split(String name) {
        return set.split(name);
    }

    @Override
    public Map<String, Long> counts() {
        return set.counts();
    }

    @Override
    public String fingerprint() {
        return set.fingerprint();
    }

    @Override
    public void writeArtifacts(Path folder) throws IOException {
        set.writeArtifacts(folder);
    }

    @Override
    public void close() {
        set.close();
    }
}
