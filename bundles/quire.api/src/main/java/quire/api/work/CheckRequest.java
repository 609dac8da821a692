package quire.api.work;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a person wants checked; nulls take the paper's own.
 *
 * @param set    options of model, dataset and trainer that replace the kit's small ones; in front of a name that is in several
 *               stands {@code model.}, {@code dataset.} or {@code trainer.}
 * @param unload whether the bundle may be stopped and started to see what it leaves behind; refused while others use it
 */
public record CheckRequest(String paper, String model, String dataset, Path data, Map<String, String> set, String engine, boolean unload) {
    /** The paper as it is, with everything. */
    public static CheckRequest of(String paper) {
        return new CheckRequest(paper, null, null, null, Map.of(), null, true);
    }
}
