package quire.conformance.check;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import quire.api.QuireException;
import quire.api.job.Job;
import quire.api.job.JobContext;
import quire.api.run.Run;
import quire.api.run.RunInfo;
import quire.api.work.TrainRequest;
import quire.conformance.paper.Platform;
import quire.conformance.paper.Setting;
import quire.conformance.trial.Gate;
import quire.conformance.trial.SmallData;

/** Trainings through the workbench, as a person starts them; what they leave on disk goes when this is closed. */
public final class Trainings implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(20);
    private final Platform platform;
    private final Setting setting;
    private final SmallData data;
    private final JobContext job;
    private final List<String> runs = new ArrayList<>();
    private RunInfo first;
    private String interrupted;

    /** @param data few examples for the platform's trainer; null where the paper's own needs its data as it is */
    public Trainings(Platform platform, Setting setting, SmallData data, JobContext job) {
        this.platform = platform;
        this.setting = setting;
        this.data = data;
        this.job = job;
    }

    /** Begins a training. @param more options beside the setting's */
    Job<RunInfo> start(Map<String, String> more) {
        Map<String, String> set = new TreeMap<>(setting.set());
        set.putAll(more);
        return platform.workbench().train(new TrainRequest(setting.paper(), setting.model(), data == null ? setting.dataset() : SmallData.ID,
                setting.data(), setting.trainer(), set, Setting.SEED, setting.engine(), null, null));
    }

    /** Begins a training that can be held up; null where nothing holds it up. */
    Gate hold(int batches) {
        if (data == null) {
            return null;
        }
        Gate gate = new Gate(batches);
        data.gate(gate);
        return gate;
    }

    /** The next trainings are not held up. */
    void free() {
        if (data != null) {
            data.gate(null);
        }
    }

    /** Waits for a result; cancelling the check cancels the job. */
    <T> T await(Job<T> work) throws InterruptedException {
        while (!work.await(TICK)) {
            if (job.cancelled()) {
                work.cancel();
            }
        }
        note(work);
        if (job.cancelled()) {
            throw new CancellationException("cancelled while " + work.title());
        }
        return work.await();
    }

    /** Has the job's run deleted in the end. */
    void note(Job<?> work) {
        if (work.run() != null && !runs.contains(work.run())) {
            runs.add(work.run());
        }
    }

    /** Trains to the end. */
    RunInfo train(Map<String, String> more) throws InterruptedException {
        return await(start(more));
    }

    /** Trains on other data, with the setting's model and trainer. */
    RunInfo train(String dataset, Path path) throws InterruptedException {
        Map<String, String> set = new TreeMap<>(setting.set());
        set.keySet().removeIf(n -> n.startsWith("dataset."));
        return await(platform.workbench().train(new TrainRequest(setting.paper(), setting.model(), dataset, path, setting.trainer(), set, Setting.SEED,
                setting.engine(), null, null)));
    }

    /** The first whole training, for all checks that only need one. */
    RunInfo first() throws InterruptedException {
        if (first == null) {
            first = train(Map.of());
        }
        return first;
    }

    /** Keeps which run was cancelled in the middle. */
    void interrupted(String run) {
        interrupted = run;
    }

    /** The run cancelled in the middle; null if none was. */
    String interrupted() {
        return interrupted;
    }

    Run run(RunInfo info) throws IOException {
        return platform.runs().run(info.id());
    }

    /** Deletes the runs. */
    @Override
    public void close() throws IOException {
        for (String id : runs) {
            try {
                Bench.delete(platform.runs().run(id).folder());
            } catch (QuireException e) {
                throw new IOException("cannot delete run " + id + " of the check: " + e.getMessage(), e);
            }
        }
    }
}
