package quire.api.work;

import java.nio.file.Path;
import java.util.Map;

/**
 * A training a person asks for; nulls take the paper's defaults.
 *
 * @param set  options of model, dataset and trainer together; {@code model.}, {@code dataset.} or {@code trainer.} in front where a name is in several
 * @param from run to start from (warm start), or null
 * @param resources what the job may hold and how soon it runs
 */
public record TrainRequest(String paper, String model, String dataset, Path data, String trainer, Map<String, String> set, long seed,
        String engine, String device, String from, Resources resources) {
    /** With the platform's default resources. */
    public TrainRequest(String paper, String model, String dataset, Path data, String trainer, Map<String, String> set, long seed,
            String engine, String device, String from) {
        this(paper, model, dataset, data, trainer, set, seed, engine, device, from, Resources.DEFAULT);
    }
}
