package quire.api.job;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.framework.Bundle;

/**
 * Runs jobs, one queue per device. When the bundle a job's code comes from stops, its jobs are cancelled first and waited for.
 */
@ProviderType
public interface JobManager {
    /** Work that is told about its job. */
    @FunctionalInterface
    interface Work<T> {
        T run(JobContext job) throws Exception;
    }

    /**
     * Queues work.
     *
     * @param title shown to people
     * @param queue device id; jobs of one queue run one after the other unless the platform allows more at once
     * @param owner bundle whose code runs
     */
    <T> Job<T> submit(String title, String queue, Bundle owner, Work<T> work);

    /**
     * Queues work with a priority. Larger goes first; among equals the owner with the fewest running jobs, then the oldest. A job
     * that others overtake rises, so that it runs in the end.
     *
     * @param priority -10 to 10
     */
    default <T> Job<T> submit(String title, String queue, int priority, Bundle owner, Work<T> work) {
        return submit(title, queue, owner, work);
    }

    /** Jobs known, newest last; ended ones are kept for a while. */
    List<Job<?>> jobs();

    /** @throws quire.api.QuireException if there is none of this id */
    Job<?> job(String id);

    /** Jobs not ended yet whose code comes from this bundle. */
    List<Job<?>> active(Bundle owner);
}
