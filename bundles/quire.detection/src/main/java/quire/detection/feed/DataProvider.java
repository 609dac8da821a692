package quire.detection.feed;

import quire.api.dataset.Schema;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.trainer.Procedure;
import quire.detection.model.DetectionProcedure;

/**
 * Decides which pictures a detector sees next, from what its last update told. Registered as a service with
 * {@link quire.api.paper.PaperService}; a detection trainer takes it by the option {@code provider=ID}. It makes the examples
 * ({@link Procedure#examples}), chooses among them at each update, and keeps what it must know in the checkpoint ({@link Procedure#state}).
 */
public interface DataProvider {
    /** What may be set. */
    Options options();

    /**
     * Puts itself in front of a detector's procedure; predictions stay the detector's own.
     *
     * @param detector  a detector that tells small objects' losses apart ({@link quire.detection.model.DetectorConfig#withSmall})
     * @param options   checked values of {@link #options()}
     * @param schema    of the data
     * @param seed      of the run
     * @throws quire.api.QuireException if the detector or the data are not fit for it
     */
    Procedure<?> steer(DetectionProcedure detector, OptionValues options, Schema schema, long seed);
}
