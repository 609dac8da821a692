package quire.api.trainer;

import java.util.Map;
import quire.api.option.Options;

/** Trains a model on a data set inside a job. Registered with {@link quire.api.paper.PaperService}. */
public interface Trainer {
    /** What may be set. */
    Options options();

    /** One sentence for lists. */
    String description();

    /**
     * Trains from the start, or goes on from the run's newest checkpoint when there is one. Leaves the trained values with
     * {@link quire.api.run.RunWriter#saveModel}.
     *
     * @return final metrics, named {@code <split>/<metric>}
     * @throws java.util.concurrent.CancellationException when the job was cancelled; a checkpoint has been written by then
     */
    Map<String, Double> train(TrainContext context) throws java.io.IOException;
}
