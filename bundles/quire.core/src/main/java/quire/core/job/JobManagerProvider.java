package quire.core.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quire.api.QuireException;
import quire.api.job.Job;
import quire.api.job.JobManager;

/**
 * Jobs in one queue per device, each on a thread of its own that ends with it. Immediate, as are the other components here: a delayed
 * one would end, and its jobs with it, when the last user of the service lets go.
 */
@Component(immediate = true, service = {JobManager.class, Queues.class}, configurationPid = "quire.jobs")
public final class JobManagerProvider implements JobManager, Queues, SynchronousBundleListener {
    private static final Logger LOG = LoggerFactory.getLogger(JobManagerProvider.class);
    private static final int KEPT = 200;

    private final BundleContext context;
    private final int cpu;
    private final int device;
    private final Duration patience;
    private final Map<String, JobRecord<?>> jobs = new LinkedHashMap<>();
    private final Map<String, Line> waiting = new HashMap<>();
    private final Map<String, Integer> running = new HashMap<>();
    private long number;
    private boolean stopped;

    @Activate
    public JobManagerProvider(BundleContext context, JobSettings settings) {
        this(context, settings.cpu(), settings.device(), Duration.ofSeconds(settings.patience()));
    }

    /** For hosts without a component runtime. */
    public JobManagerProvider(BundleContext context, int cpu, int device, Duration patience) {
        this.context = context;
        this.cpu = Math.max(1, cpu);
        this.device = Math.max(1, device);
        this.patience = patience;
        context.addBundleListener(this);
    }

    @Override
    public int atOnce(String queue) {
        return queue.equals("cpu") ? cpu : device;
    }

    @Override
    public <T> Job<T> submit(String title, String queue, Bundle owner, Work<T> work) {
        return submit(title, queue, 0, owner, work);
    }

    @Override
    public <T> Job<T> submit(String title, String queue, int priority, Bundle owner, Work<T> work) {
        JobRecord<T> job;
        synchronized (this) {
            if (stopped || owner.getState() == Bundle.STOPPING || owner.getState() == Bundle.UNINSTALLED) {
                throw new QuireException("cannot start '" + title + "': " + owner.getSymbolicName() + " is stopping; try again once it is back");
            }
            job = new JobRecord<>("job-" + ++number, title, queue, priority, owner, work, System::nanoTime, this::dropped);
            jobs.put(job.id(), job);
            waiting.computeIfAbsent(queue, q -> new Line()).add(job);
            forget();
        }
        startNext(queue);
        return job;
    }

    private synchronized void dropped(JobRecord<?> job) {
        Line line = waiting.get(job.queue());
        if (line != null) {
            line.remove(job);
        }
    }

    private synchronized void startNext(String queue) {
        Line line = waiting.get(queue);
        while (line != null && !line.isEmpty() && running.getOrDefault(queue, 0) < atOnce(queue)) {
            JobRecord<?> job = line.poll(this::runningOf);
            running.merge(queue, 1, Integer::sum);
            Thread thread = new Thread(() -> {
                try {
                    job.perform();
                } finally {
                    finished(queue);
                }
            }, "quire-" + job.id());
            thread.setDaemon(true);
            // else it would inherit, and keep, the loader of whoever submitted the job
            thread.setContextClassLoader(JobManagerProvider.class.getClassLoader());
            thread.start();
        }
    }

    private int runningOf(String owner) {
        return (int) jobs.values().stream().filter(j -> j.owner().equals(owner) && j.state() == Job.State.RUNNING).count();
    }

    private void finished(String queue) {
        synchronized (this) {
            running.merge(queue, -1, Integer::sum);
        }
        startNext(queue);
    }

    /** Drops the oldest ended jobs beyond what is kept. */
    private void forget() {
        List<String> ended = jobs.values().stream().filter(JobRecord::ended).map(JobRecord::id).toList();
        ended.subList(0, Math.max(0, ended.size() - KEPT)).forEach(jobs::remove);
    }

    @Override
    public synchronized List<Job<?>> jobs() {
        forget();
        return new ArrayList<>(jobs.values());
    }

    @Override
    public synchronized Job<?> job(String id) {
        Job<?> job = jobs.get(id);
        if (job == null && id.matches("[0-9]+")) {
            job = jobs.get("job-" + id);
        }
        if (job == null) {
            throw new QuireException("there is no job '" + id + "'; see jobs");
        }
        return job;
    }

    @Override
    public synchronized List<Job<?>> active(Bundle owner) {
        return new ArrayList<>(jobs.values().stream().filter(j -> j.ownedBy(owner)).toList());
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.STOPPING && event.getBundle() != context.getBundle()) {
            end(active(event.getBundle()), "bundle " + event.getBundle().getSymbolicName() + " is stopping");
        }
    }

    @Deactivate
    void stop() {
        context.removeBundleListener(this);
        List<Job<?>> open;
        synchronized (this) {
            stopped = true;
            open = new ArrayList<>(jobs.values().stream().filter(j -> !j.ended()).toList());
        }
        end(open, "the platform is stopping");
    }

    private void end(List<Job<?>> open, String why) {
        open.forEach(Job::cancel);
        long deadline = System.nanoTime() + patience.toNanos();
        for (Job<?> job : open) {
            try {
                if (!job.await(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
                    LOG.warn("{}: {} ({}) did not end within {} s; what it holds is taken away", why, job.id(), job.title(), patience.toSeconds());
                    ((JobRecord<?>) job).revoke();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                LOG.warn("{}: interrupted while waiting for {}", why, job.id());
                return;
            }
        }
    }
}
