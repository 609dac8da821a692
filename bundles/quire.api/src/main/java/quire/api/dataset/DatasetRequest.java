package quire.api.dataset;

import java.nio.file.Path;
import quire.api.QuireException;
import quire.api.option.OptionValues;

/**
 * What to open.
 *
 * @param data    file or folder a person gave, or null
 * @param work    a folder of the platform's for generated files, emptied when the job ends
 * @param options checked values
 * @param seed    makes splits, negatives and synthetic data
 * @param base    for warm starts: artifacts written by an earlier run's data set, whose ids must stay valid; else null
 */
public record DatasetRequest(Path data, Path work, OptionValues options, long seed, Path base) {
    /** The path a person gave; refuses when there is none. */
    public Path requireData(String what) {
        if (data == null) {
            throw new QuireException("this dataset reads files: give --data <" + what + ">");
        }
        if (!java.nio.file.Files.exists(data)) {
            throw new QuireException("no such file or folder: " + data + "; check --data");
        }
        return data;
    }
}
