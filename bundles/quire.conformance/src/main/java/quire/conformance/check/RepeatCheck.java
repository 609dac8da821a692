package quire.conformance.check;

import quire.api.run.RunInfo;

/** Two trainings with the same seed give the same data, values and metrics, bit for bit. */
public final class RepeatCheck implements Check {
    @Override
    public String name() {
        return "determinism";
    }

    @Override
    public Outcome run(Bench bench) throws Exception {
        RunInfo a = bench.trainings().first();
        RunInfo b = bench.trainings().train(java.util.Map.of());
        if (!a.dataHash().equals(b.dataHash())) {
            throw new Broken("the same seed gives data %s and %s", a.dataHash(), b.dataHash());
        }
        Same.runs(bench.trainings().run(a), bench.trainings().run(b));
        return Outcome.passed("two trainings with one seed are equal bit for bit");
    }
}
