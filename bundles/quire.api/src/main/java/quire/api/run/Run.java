package quire.api.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import quire.api.tensor.Tensor;

/** A run on disk, for reading. */
@ProviderType
public interface Run {
    RunInfo info();

    /** Its folder, {@code <home>/runs/<id>}. */
    Path folder();

    /** What the data set left for predictors. */
    Path artifacts();

    /** Trained values. @throws quire.api.QuireException if the run has none yet */
    Map<String, Tensor> model();

    /** Optimiser state saved beside the model, for warm starts; empty if none. */
    Map<String, Tensor> optimiser();

    /** Lines of {@code metrics.jsonl}: {@code epoch}, {@code step} and values. */
    List<Map<String, Double>> metrics();
}
