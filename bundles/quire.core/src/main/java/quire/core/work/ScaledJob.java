package quire.core.work;

import java.util.Map;
import quire.api.job.JobContext;

/** Shows the progress of one of several parts as progress of the whole, in percent. */
record ScaledJob(JobContext whole, String name, int part, int parts) implements JobContext {
    @Override
    public boolean cancelled() {
        return whole.cancelled();
    }

    @Override
    public void progress(String phase, long done, long total, String unit, Map<String, Double> latest) {
        double within = total > 0 ? Math.min(1, (double) done / total) : 0;
        whole.progress(name + ", " + phase, Math.round(100 * (part + within) / parts), 100, "%", latest);
    }

    @Override
    public void holds(AutoCloseable resource) {
        whole.holds(resource);
    }

    @Override
    public void message(String line) {
        whole.message(name + ": " + line);
    }
}
