package quire.deploy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quire.api.QuireException;
import quire.api.job.Job;
import quire.api.job.JobManager;

/** Bundles that have been replaced or taken away and wait for their jobs to end. Not thread-safe: its user holds a lock. */
final class Retirement {
    private static final Logger LOG = LoggerFactory.getLogger(Retirement.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final JobManager jobs;
    private final Replacement replacement;
    private final Map<Bundle, String> waiting = new LinkedHashMap<>();

    Retirement(JobManager jobs, Replacement replacement) {
        this.jobs = jobs;
        this.replacement = replacement;
    }

    /** Removes a bundle as soon as it has no jobs, maybe at once. @param reason why it goes, one line */
    void add(Bundle bundle, String reason) {
        waiting.put(bundle, reason);
        removeIdle();
    }

    /** Removes those whose jobs have ended. */
    void removeIdle() {
        for (Bundle bundle : List.copyOf(waiting.keySet())) {
            if (jobs.active(bundle).isEmpty()) {
                LOG.info("{} {} goes: {}", bundle.getSymbolicName(), bundle.getVersion(), waiting.remove(bundle));
                replacement.remove(bundle);
            }
        }
    }

    /** Cancels a bundle's jobs, which save a checkpoint, and removes it. */
    void removeNow(Bundle bundle) {
        List<Job<?>> active = jobs.active(bundle);
        active.forEach(Job::cancel);
        for (Job<?> job : active) {
            try {
                if (!job.await(PATIENCE)) {
                    throw new QuireException("job " + job.id() + " of " + bundle.getSymbolicName()
                            + " has been told to stop but is still busy; try again when it has ended");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new QuireException("interrupted while job " + job.id() + " was stopping; try again", e);
            }
        }
        waiting.remove(bundle);
        replacement.remove(bundle);
    }

    boolean contains(Bundle bundle) {
        return waiting.containsKey(bundle);
    }

    /** Bundles that wait, with what they wait for. */
    Map<Bundle, String> reasons() {
        Map<Bundle, String> reasons = new LinkedHashMap<>();
        waiting.forEach((bundle, reason) -> {
            List<String> ids = new ArrayList<>();
            jobs.active(bundle).forEach(j -> ids.add(j.id()));
            reasons.put(bundle, reason + "; waits for job " + String.join(", ", ids));
        });
        return reasons;
    }
}
