package quire.conformance.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import quire.api.dataset.Dataset;
import quire.api.dataset.Reading;
import quire.api.dataset.Schema;
import quire.api.dataset.Split;
import quire.api.tensor.Batch;

/** The first examples of each split of a data set, in their order; closed with what it stands on. */
record FewExamples(Dataset whole, int most, Gate gate, Runnable release) implements Dataset {

    @Override
    public Split split(String name) {
        Split split = whole.split(name);
        Gate before = name.equals(TRAIN) ? gate : null;
        return new Split() {
            @Override
            public int size() {
                return Math.min(split.size(), most);
            }

            @Override
            public Batch read(int[] rows, Reading reading) {
                if (before != null && reading.training()) {
                    before.pass();
                }
                return split.read(rows, reading);
            }
        };
    }

    @Override
    public Schema schema() {
        return whole.schema();
    }

    @Override
    public List<String> splits() {
        return whole.splits();
    }

    @Override
    public Map<String, Long> counts() {
        return whole.counts();
    }

    @Override
    public String fingerprint() {
        return whole.fingerprint();
    }

    @Override
    public void writeArtifacts(Path folder) throws IOException {
        whole.writeArtifacts(folder);
    }

    @Override
    public void close() {
        whole.close();
        release.run();
    }
}
