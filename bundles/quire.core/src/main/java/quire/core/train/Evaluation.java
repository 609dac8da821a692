package quire.core.train;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import quire.api.compute.Session;
import quire.api.dataset.Dataset;
import quire.api.dataset.Split;
import quire.api.job.JobContext;
import quire.api.trainer.Metrics;
import quire.api.trainer.Procedure;
import quire.api.trainer.SupervisedTask;
import quire.data.batch.BatchPlan;
import quire.data.batch.BatchSource;
import quire.data.batch.Ready;

/** Measures a session's model on splits, as the paper's task says. */
public final class Evaluation<P> {
    private final Session session;
    private final Dataset dataset;
    private final SupervisedTask task;
    private final Procedure<P> procedure;
    private final int batch;
    private final long seed;
    private final JobContext job;

    public Evaluation(Session session, Dataset dataset, SupervisedTask task, Procedure<P> procedure, int batch, long seed, JobContext job) {
        this.session = session;
        this.dataset = dataset;
        this.task = task;
        this.procedure = procedure;
        this.batch = batch;
        this.seed = seed;
        this.job = job;
    }

    /** Whether a split counts in final reports: validation, and every one whose name starts with test. */
    public static boolean reported(String split) {
        return split.equals(Dataset.VALIDATION) || split.startsWith(Dataset.TEST);
    }

    /**
     * Metrics of a split as {@code <split>/<metric>}; empty if it has no examples.
     *
     * @throws CancellationException between batches, when the job was cancelled
     */
    public Map<String, Double> split(String name) {
        Split split = dataset.split(name);
        Map<String, Double> out = new TreeMap<>();
        if (split.size() == 0) {
            return out;
        }
        Metrics metrics = task.metrics(dataset.schema());
        try (BatchSource<P> source = new BatchSource<>(name, BatchPlan.evaluation(split, batch, seed),
                (epoch, step, b) -> procedure.prepareInference(session, b, step))) {
            source.start(0, 0);
            while (source.hasNext()) {
                if (job.cancelled()) {
                    throw new CancellationException("cancelled while evaluating " + name);
                }
                Ready<P> r = source.next();
                metrics.add(r.batch(), procedure.infer(session, r.prepared(), metrics.outputs()));
            }
        }
        metrics.result().forEach((metric, value) -> out.put(name + "/" + metric, value));
        return out;
    }
}
