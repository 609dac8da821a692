package quire.core.train;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import quire.api.QuireException;
import quire.api.compute.Session;
import quire.api.dataset.Dataset;
import quire.api.option.OptionValues;
import quire.api.tensor.Tensor;
import quire.api.trainer.Procedure;
import quire.api.trainer.SupervisedTask;
import quire.api.trainer.TrainContext;
import quire.data.batch.BatchPlan;
import quire.data.batch.BatchSource;
import quire.data.batch.Ready;

/** Epochs, validation, checkpoints and the final report of one training. */
final class TrainLoop<P> {
    /** Numbers of an epoch that fit one line; the rest is in the run's file. */
    private static final int TOLD = 10;

    private final TrainContext context;
    private final OptionValues options;
    private final SupervisedTask task;
    private final Procedure<P> procedure;
    private final Session session;
    private final Set<String> graphs;
    private final BatchPlan plan;
    private final Progress at;
    private final Evaluation<P> evaluation;
    private final boolean validates;
    private final long total;
    private long savedAt = System.nanoTime();

    /** @param graphs those that are trained */
    TrainLoop(TrainContext context, SupervisedTask task, Procedure<P> procedure, Session session, Set<String> graphs, BatchPlan plan, Progress at) {
        this.context = context;
        this.options = context.options();
        this.task = task;
        this.procedure = procedure;
        this.session = session;
        this.graphs = graphs;
        this.plan = plan;
        this.at = at;
        int evalBatch = options.integer("eval_batch");
        this.evaluation = new Evaluation<>(session, context.dataset(), task, procedure, evalBatch > 0 ? evalBatch : plan.batch(), context.seed(), context.job());
        this.validates = context.dataset().splits().contains(Dataset.VALIDATION)
                && context.dataset().split(Dataset.VALIDATION).size() > 0;
        long all = (long) options.integer("epochs") * plan.steps();
        this.total = options.integer("max_steps") > 0 ? Math.min(all, options.integer("max_steps")) : all;
    }

    Map<String, Double> run() throws IOException {
        try {
            fit();
            if (context.job().cancelled()) {
                throw new CancellationException("cancelled");
            }
        } catch (CancellationException e) {
            save();
            throw e;
        }
        // from here on the session no longer holds what a resumed training needs
        save();
        if (!at.bestValues.isEmpty()) {
            session.load(at.bestValues);
        }
        context.run().saveModel(session, true);
        return report();
    }

    private void fit() throws IOException {
        // the update's number seeds the noise, so that a resumed run draws the same
        try (BatchSource<P> source = new BatchSource<>("train", plan,
                (epoch, step, batch) -> procedure.prepare(session, batch, number(epoch, step)))) {
            while (!at.finished && at.epoch < options.integer("epochs")) {
                source.start(at.epoch, at.step);
                while (source.hasNext() && at.updates < total) {
                    if (context.job().cancelled()) {
                        throw new CancellationException("cancelled in epoch " + (at.epoch + 1));
                    }
                    update(source.next());
                    saveIfDue();
                }
                endEpoch();
                saveIfDue();
            }
        }
    }

    private long number(int epoch, int step) {
        return at.offset + (long) epoch * plan.steps() + step;
    }

    private void update(Ready<P> ready) {
        Map<String, Double> losses = procedure.update(session, ready.prepared(), number(at.epoch, at.step));
        at.add(losses, ready.batch().rows());
        at.step++;
        at.updates++;
        context.job().progress("epoch " + (at.epoch + 1) + "/" + options.integer("epochs"), at.updates, total, "step", losses);
    }

    private void endEpoch() throws IOException {
        Map<String, Double> measured = validates ? evaluation.split(Dataset.VALIDATION) : Map.of();
        Map<String, Double> losses = at.meanLosses();
        at.lastLosses = losses;
        Map<String, Double> line = new LinkedHashMap<>();
        line.put("epoch", at.epoch + 1.0);
        line.put("step", (double) at.updates);
        line.put("train_loss", loss());
        losses.forEach((name, value) -> {
            if (!name.equals(Procedure.LOSS)) {
                line.put("train_" + name, value);
            }
        });
        line.putAll(measured);
        context.run().metric(line);
        context.job().message(describe(told(line)));
        select(measured);
        at.beginEpoch();
        at.finished |= at.updates >= total || options.integer("patience") > 0 && at.stale >= options.integer("patience");
    }

    /** What a person reads of an epoch; where a paper measures a lot, what epochs are chosen by. */
    private Map<String, Double> told(Map<String, Double> line) {
        if (line.size() <= TOLD) {
            return line;
        }
        Map<String, Double> out = new LinkedHashMap<>(line);
        out.keySet().retainAll(Set.of("epoch", "step", "train_loss", Dataset.VALIDATION + "/" + task.selection()));
        return out;
    }

    /** Keeps the values if the epoch was the best so far; else counts the standstill. */
    private void select(Map<String, Double> measured) {
        double value = validates ? selected(measured) : loss();
        boolean higher = validates && task.higherIsBetter();
        boolean better = !Double.isNaN(value) && (Double.isNaN(at.best) || (higher ? value > at.best : value < at.best));
        if (better) {
            at.best = value;
            at.bestEpoch = at.epoch;
            at.bestMetrics = new TreeMap<>(measured);
            at.bestValues = session.parameters();
            at.stale = 0;
            at.stalePlateau = 0;
            return;
        }
        at.stale++;
        at.stalePlateau++;
        if (options.word("schedule").equals("plateau") && at.stalePlateau >= options.integer("plateau_patience")) {
            at.rateFactor *= options.number("plateau_factor");
            graphs.forEach(g -> session.rateFactor(g, at.rateFactor));
            at.stalePlateau = 0;
        }
    }

    private double selected(Map<String, Double> measured) {
        Double value = measured.get(Dataset.VALIDATION + "/" + task.selection());
        if (value == null) {
            throw new QuireException("the paper selects epochs by '" + task.selection() + "' but its metrics are " + measured.keySet()
                    + "; tell its author");
        }
        return value;
    }

    private void saveIfDue() throws IOException {
        int every = options.integer("checkpoint_every");
        long seconds = options.integer("checkpoint_seconds");
        if (every > 0 && at.updates % every == 0 || seconds > 0 && System.nanoTime() - savedAt >= seconds * 1_000_000_000L) {
            save();
        }
    }

    private void save() throws IOException {
        Map<String, Tensor> values = new TreeMap<>(session.parameters());
        values.putAll(session.optimiserState());
        procedure.state().forEach((name, value) -> values.put(Progress.PROCEDURE + name, value));
        context.run().checkpoint(at.checkpoint(values));
        savedAt = System.nanoTime();
    }

    private Map<String, Double> report() {
        Map<String, Double> out = new TreeMap<>();
        out.put("train/loss", loss());
        at.lastLosses.forEach((name, value) -> out.put("train/" + name, value));
        if (at.bestEpoch >= 0) {
            out.put("train/best_epoch", at.bestEpoch + 1.0);
        }
        // what validation gave in the best epoch is what it would give now
        out.putAll(at.bestMetrics);
        for (String split : context.dataset().splits()) {
            if (Evaluation.reported(split) && !(split.equals(Dataset.VALIDATION) && !at.bestMetrics.isEmpty())) {
                context.job().progress("evaluating " + split, total, total, "step", Map.of());
                out.putAll(evaluation.split(split));
            }
        }
        return out;
    }

    /** Mean total loss of the last whole epoch. */
    private double loss() {
        return at.lastLosses.getOrDefault(Procedure.LOSS, Double.NaN);
    }

    private static String describe(Map<String, Double> line) {
        StringBuilder text = new StringBuilder();
        line.forEach((name, value) -> text.append(text.isEmpty() ? "" : "  ").append(name).append(' ')
                .append(name.equals("epoch") || name.equals("step") ? Long.toString(value.longValue()) : String.format(Locale.ROOT, "%.5g", value)));
        return text.toString();
    }
}
