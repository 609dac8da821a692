package quire.api.work;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import quire.api.experiment.Report;
import quire.api.job.Job;
import quire.api.run.RunInfo;

/**
 * What people do with Quire, one method per use: the shell, hosts and tests all come through here. Requests are checked before the
 * method returns; work is done in the job.
 */
@ProviderType
public interface Workbench {
    /** Trains; the job's result is the run's record. */
    Job<RunInfo> train(TrainRequest request);

    /** Goes on with a run that was cancelled, failed or killed, on the engine named or its own when null. */
    Job<RunInfo> resume(String run, String engine);

    /** The same within given resources. */
    default Job<RunInfo> resume(String run, String engine, Resources resources) {
        return resume(run, engine);
    }

    /** Evaluates a run's model on its own or another data set: metrics by {@code <split>/<metric>}. */
    Job<Map<String, Double>> evaluate(String run, String dataset, Path data, Map<String, String> set);

    /** Predicts for files; result: files written. */
    Job<List<Path>> predict(String run, List<Path> inputs, Path out, Map<String, String> set);

    /** Runs a paper's experiment; {@code seeds} 0 for its own number. */
    Job<Report> reproduce(String paper, boolean quick, int seeds, String engine);

    /** The same within given resources; each of its trainings has the whole memory. */
    default Job<Report> reproduce(String paper, boolean quick, int seeds, String engine, Resources resources) {
        return reproduce(paper, quick, seeds, engine);
    }

    /** Times a paper on the engines named; empty for the one that would be chosen. */
    Job<BenchReport> bench(String paper, List<String> engines);
}
