package quire.api.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An opened data set. Closed by the job that opened it. */
public interface Dataset extends AutoCloseable {
    /** Name of the split models are fitted on. */
    String TRAIN = "train";
    /** Name of the split that selects epochs and options. */
    String VALIDATION = "validation";
    /** Name of the split that is only ever reported. Others that start with it (as {@code test_cold}) are reported too. */
    String TEST = "test";

    Schema schema();

    /** Names of the splits there are. */
    List<String> splits();

    /** @throws quire.api.QuireException if there is no such split */
    Split split(String name);

    /** What was read, counted and skipped, for the run's record: {@code rows}, {@code skipped_no_history}… */
    Map<String, Long> counts();

    /** SHA-256 over the content that was read, or over the generator's options. */
    String fingerprint();

    /**
     * Writes what a predictor needs to encode new input the same way (vocabularies, normalisation).
     *
     * @param folder the run's own folder for it, empty
     */
    default void writeArtifacts(Path folder) throws IOException {
    }

    @Override
    default void close() {
    }
}
