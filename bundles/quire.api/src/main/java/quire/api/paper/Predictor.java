package quire.api.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import quire.api.option.Options;

/** Applies a trained model to files a person has and writes files a person looks at. Registered with {@link PaperService}. */
public interface Predictor {
    /** What may be set. */
    Options options();

    /** One sentence: which inputs it takes and what it writes. */
    String description();

    /**
     * Predicts.
     *
     * @return files written, the most interesting first
     * @throws quire.api.QuireException naming file, line or record, and the reason
     */
    List<Path> predict(PredictContext context) throws IOException;
}
