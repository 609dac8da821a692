package quire.core.train;

import java.io.IOException;
import java.util.Map;
import quire.api.compute.Schedule;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.dataset.Dataset;
import quire.api.option.Options;
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
        return TrainOptions.with(task.defaults());
    }

    @Override
    public String description() {
        return "Mini-batch training that keeps the epoch with the " + (task.higherIsBetter() ? "highest" : "lowest") + " validation "
                + task.selection();
    }

    @Override
    public Map<String, Double> train(TrainContext context) throws IOException {
        BatchPlan plan = BatchPlan.training(context.dataset().split(Dataset.TRAIN), context.options().integer("batch"), context.seed());
        if (plan.split().size() == 0) {
            throw new quire.api.QuireException("the training split is empty; give more data or change the dataset's options");
        }
        Schedule schedule = TrainOptions.schedule(context.options(), plan.steps());
        // a warm start's optimiser counts on from where it was; the schedule begins anew
        long[] offset = {0};
        SessionOptions options = SessionOptions.training(context.seed(),
                TrainOptions.optimiser(context.options(), step -> schedule.factor(step - offset[0])));
        try (Session session = context.lease().open(context.model(), options)) {
            context.run().engine(session);
            Progress progress = Start.load(context, session);
            offset[0] = progress.offset;
            return new TrainLoop(context, task, session, plan, progress).run();
        }
    }
}
