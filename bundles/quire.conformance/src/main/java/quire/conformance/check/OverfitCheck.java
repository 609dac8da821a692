package quire.conformance.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import quire.api.compute.Optimiser;
import quire.api.compute.Session;
import quire.api.model.Model;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.trainer.Procedure;
import quire.conformance.trial.Trial;

/** Updates on the same few examples halve the loss; where several graphs play against each other, one of the losses. */
public final class OverfitCheck implements Check {
    private static final int MOST = 300;
    /** Updates that are tried however long they take. */
    private static final int LEAST = 40;
    private static final long LIMIT = 15_000_000_000L;
    /** The paper's own rate may be one for days of training. */
    private static final double[] FACTORS = {1, 10, 0.2};
    /** Losses jump with dropout and drawn regions, so their running mean is looked at. */
    private static final double KEPT = 0.8;
    /** What single precision may make of a loss that does not move. */
    private static final double ROUNDING = 1e-5;

    @Override
    public String name() {
        return "overfit";
    }

    @Override
    public Outcome run(Bench bench) throws Exception {
        List<String> tried = new ArrayList<>();
        boolean still = true;
        try (Trial trial = bench.trial()) {
            for (double factor : FACTORS) {
                Model model = trial.model(DType.FLOAT);
                Procedure<?> procedure = trial.procedure(model);
                Map<String, Optimiser> optimisers = procedure.optimisers(trial.optimiser(factor));
                try (Session session = trial.session(model, optimisers)) {
                    if (session.parameterCount() == 0) {
                        return Outcome.notApplicable("the model has no parameters");
                    }
                    Fit fit = fit(bench, session, procedure, trial.fitting(procedure), optimisers.size() > 1);
                    if (fit.halved()) {
                        return Outcome.passed("%s at %s times the paper's rate", fit.words(), plain(factor));
                    }
                    still &= fit.still();
                    tried.add(fit.words());
                }
            }
        }
        if (still && bench.baseline()) {
            return Outcome.notApplicable("a baseline that does not learn: updates leave the loss as it is");
        }
        throw new Broken("the loss on one batch does not halve: %s", String.join("; ", tried));
    }

    private static String plain(double factor) {
        return factor == Math.rint(factor) ? Long.toString((long) factor) : Double.toString(factor);
    }

    /** @param still whether updates left the loss as it was */
    private record Fit(boolean halved, boolean still, String words) {
    }

    private static Fit fit(Bench bench, Session session, Procedure<?> procedure, Batch batch, boolean several) {
        Map<String, Double> first = new TreeMap<>();
        Map<String, Double> mean = new TreeMap<>();
        long start = System.nanoTime();
        int step = 0;
        while (step < LEAST || step < MOST && System.nanoTime() - start < LIMIT) {
            bench.stopIfCancelled();
            Trial.update(procedure, session, batch, step).forEach((name, value) -> {
                first.putIfAbsent(name, value);
                mean.merge(name, value, (old, now) -> KEPT * old + (1 - KEPT) * now);
            });
            step++;
            for (String name : several ? mean.keySet() : List.of(Procedure.LOSS)) {
                if (first.get(name) > 0 && mean.get(name) <= first.get(name) / 2) {
                    return new Fit(true, false, name + " of one batch from " + change(first.get(name), mean.get(name), step));
                }
            }
        }
        double before = first.get(Procedure.LOSS);
        double after = mean.get(Procedure.LOSS);
        return new Fit(false, Math.abs(after - before) <= ROUNDING * Math.abs(before), change(before, after, step));
    }

    private static String change(double before, double after, int steps) {
        return String.format(java.util.Locale.ROOT, "%.4g to %.4g in %d updates", before, after, steps);
    }
}
