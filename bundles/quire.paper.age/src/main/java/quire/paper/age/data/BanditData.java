package quire.paper.age.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.Schema;
import quire.api.dataset.Split;

/**
 * A bandit problem: a live world, or a log to be replayed. It has no splits: decisions are made in the order of time.
 *
 * @param live      whether every choice is answered
 * @param artifacts what is left in a run's folder
 */
public record BanditData(Schema schema, boolean live, String fingerprint, Map<String, Long> counts, Opener opener, Artifacts artifacts)
        implements Dataset {
    /** Leaves files in a run's folder. */
    @FunctionalInterface
    interface Artifacts {
        void write(Path folder) throws IOException;
    }

    /** A log, which leaves nothing. */
    static BanditData log(Schema schema, String fingerprint, Map<String, Long> counts, Opener opener) {
        return new BanditData(schema, false, fingerprint, counts, opener, folder -> { });
    }

    /** Opens the visits from the start. */
    @FunctionalInterface
    public interface Opener {
        VisitSource open() throws IOException;
    }

    @Override
    public List<String> splits() {
        return List.of();
    }

    @Override
    public Split split(String name) {
        throw new QuireException("bandit data has no split '" + name + "': visits come in the order of time; use the trainer bandit");
    }

    @Override
    public void writeArtifacts(Path folder) throws IOException {
        artifacts.write(folder);
    }
}
