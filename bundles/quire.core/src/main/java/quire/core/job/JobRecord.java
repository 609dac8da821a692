package quire.core.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quire.api.job.Job;
import quire.api.job.JobContext;
import quire.api.job.JobManager.Work;

/** A job and its context. Once ended it holds nothing of the work but its result, its messages and a copy of its failure. */
final class JobRecord<T> implements Job<T>, JobContext {
    private static final Logger LOG = LoggerFactory.getLogger(JobRecord.class);
    private static final int MOST_MESSAGES = 10_000;

    private final String id;
    private final String title;
    private final String queue;
    private final int priority;
    private final String owner;
    private final Consumer<JobRecord<?>> whenCancelled;
    private final Pace pace;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<String> messages = new ArrayList<>();
    private final List<AutoCloseable> held = new CopyOnWriteArrayList<>();
    private Bundle bundle;
    private Work<T> work;
    private State state = State.QUEUED;
    private Instant started;
    private volatile String run;
    private T result;
    private RuntimeException failure;
    private volatile boolean cancelled;

    JobRecord(String id, String title, String queue, int priority, Bundle bundle, Work<T> work, Clock clock,
            Consumer<JobRecord<?>> whenCancelled) {
        this.id = id;
        this.title = title;
        this.queue = queue;
        this.priority = priority;
        this.owner = bundle.getSymbolicName() + " " + bundle.getVersion();
        this.bundle = bundle;
        this.work = work;
        this.pace = new Pace(clock);
        this.whenCancelled = whenCancelled;
    }

    @Override
    public String queue() {
        return queue;
    }

    @Override
    public int priority() {
        return priority;
    }

    @Override
    public void holds(AutoCloseable resource) {
        held.add(resource);
    }

    /** Closes what the work holds; it fails at its next use. */
    void revoke() {
        for (AutoCloseable resource : held) {
            try {
                resource.close();
            } catch (Exception e) {
                LOG.warn("{}: {} does not close", id, resource, e);
            }
        }
        held.clear();
    }

    synchronized boolean ownedBy(Bundle b) {
        return bundle == b && !ended();
    }

    synchronized boolean ended() {
        return state.compareTo(State.RUNNING) > 0;
    }

    /** Does the work on the calling thread; does nothing if it was cancelled before. */
    void perform() {
        Work<T> todo;
        synchronized (this) {
            if (ended()) {
                return;
            }
            state = State.RUNNING;
            started = Instant.now();
            todo = work;
        }
        T value = null;
        RuntimeException thrown = null;
        try {
            value = todo.run(this);
        } catch (Throwable t) {
            thrown = Failures.copy(t);
        }
        end(value, thrown);
    }

    private synchronized void end(T value, RuntimeException thrown) {
        if (ended()) {
            return;
        }
        state = thrown == null ? State.DONE : thrown instanceof CancellationException ? State.CANCELLED : State.FAILED;
        result = value;
        failure = thrown;
        work = null;
        bundle = null;
        held.clear();
        ended.countDown();
    }

    @Override
    public void cancel() {
        cancelled = true;
        synchronized (this) {
            if (state == State.QUEUED) {
                end(null, new CancellationException("cancelled before it began"));
            }
        }
        whenCancelled.accept(this);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public synchronized State state() {
        return state;
    }

    @Override
    public Progress progress() {
        return pace.progress();
    }

    @Override
    public List<String> messages(int from) {
        synchronized (messages) {
            return List.copyOf(messages.subList(Math.min(Math.max(0, from), messages.size()), messages.size()));
        }
    }

    @Override
    public synchronized Instant started() {
        return started;
    }

    @Override
    public String run() {
        return run;
    }

    @Override
    public void run(String writes) {
        run = writes;
    }

    @Override
    public String owner() {
        return owner;
    }

    @Override
    public T await() throws InterruptedException {
        ended.await();
        synchronized (this) {
            if (failure != null) {
                throw failure;
            }
            return result;
        }
    }

    @Override
    public boolean await(Duration limit) throws InterruptedException {
        return ended.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public synchronized Throwable failure() {
        return failure;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public void progress(String phase, long done, long total, String unit, Map<String, Double> latest) {
        pace.report(phase, done, total, unit, latest);
    }

    @Override
    public void message(String line) {
        synchronized (messages) {
            if (messages.size() < MOST_MESSAGES) {
                messages.add(line);
            } else if (messages.size() == MOST_MESSAGES) {
                messages.add("further messages are left out");
            }
        }
    }
}
