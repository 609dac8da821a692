package quire.core.train;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import quire.api.QuireException;
import quire.api.compute.Prepared;
import quire.api.compute.Session;
import quire.api.dataset.Dataset;
import quire.api.model.Model;
import quire.api.option.OptionValues;
import quire.api.tensor.Tensor;
import quire.api.trainer.SupervisedTask;
import quire.api.trainer.TrainContext;
import quire.data.batch.BatchPlan;
import quire.data.batch.BatchSource;
import quire.data.batch.Ready;

/** Epochs, validation, checkpoints and the final report of one training. */
final class TrainLoop {
    private final TrainContext context;
    private final OptionValues options;
    private final SupervisedTask task;
    private final Session session;
    private final BatchPlan plan;
    private final Progress at;
    private final Evaluation evaluation;
    private final String lossName;
    private final boolean validates;
    private final long total;
    private long savedAt = System.nanoTime();

    TrainLoop(TrainContext context, SupervisedTask task, Session session, BatchPlan plan, Progress at) {
        this.context = context;
        this.options = context.options();
        this.task = task;
        this.session = session;
        this.plan = plan;
        this.at = at;
        int evalBatch = options.integer("eval_batch");
        this.evaluation = new Evaluation(session, context.dataset(), task, evalBatch > 0 ? evalBatch : plan.batch(), context.seed(), context.job());
        this.lossName = context.model().graph(Model.TRAIN).loss();
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
        try (BatchSource<Prepared> source = new BatchSource<>("train", plan,
                (epoch, step, batch) -> session.prepare(Model.TRAIN, batch, at.offset + (long) epoch * plan.steps() + step))) {
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

    private void update(Ready<Prepared> ready) {
        double loss = session.step(ready.prepared(), List.of()).get(lossName).scalar();
        at.lossSum += loss * ready.batch().rows();
        at.lossRows += ready.batch().rows();
        at.step++;
        at.updates++;
        context.job().progress("epoch " + (at.epoch + 1) + "/" + options.integer("epochs"), at.updates, total, "step", Map.of("loss", loss));
    }

    private void endEpoch() throws IOException {
        Map<String, Double> measured = validates ? evaluation.split(Dataset.VALIDATION) : Map.of();
        at.lastLoss = at.meanLoss();
        Map<String, Double> line = new LinkedHashMap<>();
        line.put("epoch", at.epoch + 1.0);
        line.put("step", (double) at.updates);
        line.put("train_loss", at.lastLoss);
        line.putAll(measured);
        context.run().metric(line);
        context.job().message(describe(line));
        select(measured);
        at.epoch++;
        at.step = 0;
        at.lossSum = 0;
        at.lossRows = 0;
        at.finished |= at.updates >= total || options.integer("patience") > 0 && at.stale >= options.integer("patience");
    }

    /** Keeps the values if the epoch was the best so far; else counts the standstill. */
    private void select(Map<String, Double> measured) {
        double value = validates ? selected(measured) : at.lastLoss;
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
            session.rateFactor(Model.TRAIN, at.rateFactor);
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
        context.run().checkpoint(at.checkpoint(values));
        savedAt = System.nanoTime();
    }

    private Map<String, Double> report() {
        Map<String, Double> out = new TreeMap<>();
        out.put("train/loss", at.lastLoss);
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

    private static String describe(Map<String, Double> line) {
        StringBuilder text = new StringBuilder();
        line.forEach((name, value) -> text.append(text.isEmpty() ? "" : "  ").append(name).append(' ')
                .append(name.equals("epoch") || name.equals("step") ? Long.toString(value.longValue()) : String.format(Locale.ROOT, "%.5g", value)));
        return text.toString();
    }
}
