package quire.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import quire.api.job.Job;

/** A job that a test leads through its life: each wait is one step of its script. */
final class FakeJob<T> implements Job<T> {
    private final String id;
    private final T result;
    final List<String> messages = new ArrayList<>();
    final List<Progress> script = new ArrayList<>();
    private Progress now = new Progress("waiting", 0, 0, "", 0, null, Map.of());
    private State state = State.RUNNING;
    private Throwable failure;
    private boolean endless;
    private String run;

    FakeJob(String id, T result) {
        this.id = id;
        this.result = result;
    }

    FakeJob<T> message(String line) {
        messages.add(line);
        return this;
    }

    FakeJob<T> step(String phase, long done, long total, double rate, Duration eta, Map<String, Double> latest) {
        script.add(new Progress(phase, done, total, "step", rate, eta, latest));
        return this;
    }

    FakeJob<T> fails(Throwable reason) {
        failure = reason;
        return this;
    }

    FakeJob<T> writes(String id) {
        run = id;
        return this;
    }

    /** It runs until it is cancelled. */
    FakeJob<T> endless() {
        endless = true;
        return this;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String run() {
        return run;
    }

    @Override
    public String title() {
        return "work " + id;
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public Progress progress() {
        return now;
    }

    @Override
    public List<String> messages(int from) {
        return List.copyOf(messages.subList(Math.min(from, messages.size()), messages.size()));
    }

    @Override
    public Instant started() {
        return Instant.parse("2026-01-02T03:04:05Z");
    }

    @Override
    public String owner() {
        return "quire.paper.x 1.0.0";
    }

    @Override
    public void cancel() {
        state = State.CANCELLED;
    }

    @Override
    public T await() {
        if (state == State.CANCELLED) {
            throw new CancellationException("cancelled");
        }
        if (failure instanceof RuntimeException e) {
            state = State.FAILED;
            throw e;
        }
        state = State.DONE;
        return result;
    }

    @Override
    public boolean await(Duration limit) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (state == State.CANCELLED) {
            return true;
        }
        if (endless) {
            Thread.sleep(5);
            return false;
        }
        if (script.isEmpty()) {
            return true;
        }
        now = script.remove(0);
        return false;
    }

    @Override
    public Throwable failure() {
        return state == State.FAILED ? failure : null;
    }
}
