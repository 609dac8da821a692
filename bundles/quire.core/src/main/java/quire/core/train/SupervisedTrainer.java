package quire.core.train;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import quire.api.QuireException;
import quire.api.compute.Optimiser;
import quire.api.compute.Schedule;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.dataset.Dataset;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.trainer.Procedure;
import quire.api.trainer.ProcedureContext;
import quire.api.trainer.SupervisedTask;
import quire.api.trainer.TrainContext;
import quire.api.trainer.Trainer;
import quire.data.batch.BatchPlan;

/** The trainer {@code supervised} of every paper that says what its task is. */
public final class SupervisedTrainer implements Trainer {
    /** Its id. */
    public static final String ID = "supervised";

    private final SupervisedTask task;

    public SupervisedTrainer(SupervisedTask task) {
        this.task = task;
    }

    @Override
    public Options options() {
        return TrainOptions.of(task);
    }

    /** Values a run was trained with, as far as they are this trainer's: the paper may have had another. */
    public static OptionValues options(SupervisedTask task, Map<String, String> recorded) {
        Options options = TrainOptions.of(task);
        Map<String, String> known = new TreeMap<>(recorded);
        known.keySet().removeIf(name -> !options.has(name));
        return options.parse(known);
    }

    @Override
    public String description() {
        return "Mini-batch training that keeps the epoch with the " + (task.higherIsBetter() ? "highest" : "lowest") + " validation "
                + task.selection();
    }

    @Override
    public Map<String, Double> train(TrainContext context) throws IOException {
        return train(context, task.procedure(
                new ProcedureContext(context.model(), context.dataset().schema(), context.options(), context.seed())));
    }

    private <P> Map<String, Double> train(TrainContext context, Procedure<P> procedure) throws IOException {
        BatchPlan plan = BatchPlan.training(procedure.examples(context.dataset().split(Dataset.TRAIN)), context.options().integer("batch"),
                context.seed());
        if (plan.split().size() == 0) {
            throw new QuireException("the training split is empty; give more data or change the dataset's options");
        }
        Schedule schedule = TrainOptions.schedule(context.options(), plan.steps());
        // a warm start's optimiser counts on from where it was; the schedule begins anew
        long[] offset = {0};
        Map<String, Optimiser> optimisers = procedure.optimisers(
                TrainOptions.optimiser(context.options(), step -> schedule.factor(step - offset[0])));
        try (Session session = context.lease().open(context.model(), new SessionOptions(context.seed(), optimisers))) {
            context.run().engine(session);
            Progress progress = Start.load(context, session, procedure, optimisers.keySet());
            offset[0] = progress.offset;
            return new TrainLoop<>(context, task, procedure, session, optimisers.keySet(), plan, progress).run();
        }
    }
}
