package quire.conformance.check;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import quire.api.compute.Session;
import quire.api.run.RunInfo;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.api.trainer.SupervisedTask;
import quire.conformance.trial.Trial;

/** A trained model read from disk is the model that was written, and measures what it measured when it was trained. */
public final class SavingCheck implements Check {
    @Override
    public String name() {
        return "save and load";
    }

    @Override
    public Outcome run(Bench bench) throws Exception {
        RunInfo run = bench.trainings().first();
        Map<String, Tensor> saved = bench.trainings().run(run).model();
        try (Trial trial = bench.trial(); Session session = trial.session(trial.model(DType.FLOAT), Map.of())) {
            TreeSet<String> own = new TreeSet<>(session.parameters().keySet());
            if (!own.equals(new TreeSet<>(saved.keySet()))) {
                throw new Broken("the model has values %s, its file %s", own, new TreeSet<>(saved.keySet()));
            }
            session.load(saved);
            Same.values(session.parameters(), saved);
        }
        if (bench.services().ids(SupervisedTask.class).isEmpty()) {
            return Outcome.passed("%d values read back as written", saved.size());
        }
        Map<String, Double> again = bench.trainings().await(bench.platform().workbench().evaluate(run.id(), null, null, Map.of()));
        Map<String, Double> then = new TreeMap<>(run.metrics());
        then.keySet().retainAll(again.keySet());
        Same.metrics(then, again);
        return Outcome.passed("%d values read back as written, %d metrics measured again are equal", saved.size(), again.size());
    }
}
