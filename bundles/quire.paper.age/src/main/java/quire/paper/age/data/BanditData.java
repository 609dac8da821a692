package quire.paper.age.data;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.Schema;
import quire.api.dataset.Split;

/** A bandit problem: a live world, or a log to be replayed. It has no splits: decisions are made in the order of time. */
public record BanditData(Schema schema, boolean live, String fingerprint, Map<String, Long> counts, Opener opener) implements Dataset {
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
}
