package quire.api.run;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import quire.api.compute.Session;
import quire.api.tensor.Tensor;

/** A run being written. Every file appears whole or not at all. */
@ProviderType
public interface RunWriter extends Run {
    /**
     * State to go on from.
     *
     * @param tensors model values and optimiser state
     * @param words   the trainer's own counters and history
     */
    record Checkpoint(Map<String, Tensor> tensors, Map<String, String> words) {
    }

    /** Appends a line to {@code metrics.jsonl}: only what is the same in every repetition, no times. */
    void metric(Map<String, Double> values) throws IOException;

    /** Replaces the checkpoint. Lines of metrics written so far belong to it; later ones are dropped on resume. */
    void checkpoint(Checkpoint state) throws IOException;

    /** The newest checkpoint, when the run is being resumed. */
    Optional<Checkpoint> resume() throws IOException;

    /** Keeps the session's values as the run's model, with the optimiser state when {@code optimiser}. */
    void saveModel(Session session, boolean optimiser) throws IOException;

    /** Notes what executes the run. */
    void engine(Session session) throws IOException;
}
