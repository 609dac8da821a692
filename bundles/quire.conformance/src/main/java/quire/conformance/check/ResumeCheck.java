package quire.conformance.check;

import quire.api.run.RunInfo;

/** The training that was cancelled, resumed, equals one that was not, bit for bit. */
public final class ResumeCheck implements Check {
    @Override
    public String name() {
        return "resume";
    }

    @Override
    public Outcome run(Bench bench) throws Exception {
        String interrupted = bench.trainings().interrupted();
        if (interrupted == null) {
            return Outcome.notApplicable("no training was interrupted");
        }
        RunInfo whole = bench.trainings().first();
        RunInfo resumed = bench.trainings().await(bench.platform().workbench().resume(interrupted, null));
        Same.runs(bench.trainings().run(whole), bench.trainings().run(resumed));
        return Outcome.passed("resumed equals uninterrupted bit for bit");
    }
}
