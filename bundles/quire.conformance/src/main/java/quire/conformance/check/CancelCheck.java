package quire.conformance.check;

import java.time.Duration;
import java.util.Map;
import quire.api.job.Job;
import quire.api.run.RunInfo;
import quire.conformance.trial.Gate;

/** A training that is cancelled in the middle ends soon, as cancelled, holds nothing any more and can be resumed. */
public final class CancelCheck implements Check {
    /** Batches read before: the fourth of {@link quire.conformance.paper.Settings#UPDATES}. */
    private static final int BATCHES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration TICK = Duration.ofMillis(1);

    @Override
    public String name() {
        return "cancel";
    }

    @Override
    public Outcome run(Bench bench) throws Exception {
        Trainings trainings = bench.trainings();
        Gate gate = trainings.hold(BATCHES);
        Job<RunInfo> job = trainings.start(Map.of());
        try {
            while (!underWay(job, gate)) {
                bench.stopIfCancelled();
                if (job.await(TICK)) {
                    job.await();
                    return Outcome.notApplicable("it trains so fast that it cannot be cancelled");
                }
            }
        } finally {
            job.cancel();
            trainings.free();
            if (gate != null) {
                gate.open();
            }
            trainings.note(job);
        }
        if (!job.await(PATIENCE)) {
            throw new Broken("the job still runs %d s after it was cancelled", PATIENCE.toSeconds());
        }
        if (job.state() != Job.State.CANCELLED) {
            throw new Broken("the job is %s after it was cancelled%s", job.state(), job.failure() == null ? "" : ": " + job.failure().getMessage());
        }
        String state = bench.platform().runs().run(job.run()).info().state();
        if (!state.equals("cancelled")) {
            throw new Broken("the run is %s after its job was cancelled", state);
        }
        if (bench.platform().compute().leases().stream().anyMatch(l -> l.owner().equals(job.run()))) {
            throw new Broken("the cancelled job still holds its lease");
        }
        trainings.interrupted(job.run());
        return Outcome.passed("cancelled at %d of %d, its lease is back", job.progress().done(), job.progress().total());
    }

    private static boolean underWay(Job<?> job, Gate gate) throws InterruptedException {
        if (gate != null) {
            return gate.reached(TICK);
        }
        Job.Progress p = job.progress();
        return job.run() != null && p != null && p.done() > 0 && p.done() < p.total();
    }
}
