package quire.core.train;

import quire.api.QuireException;
import quire.api.compute.Optimiser;
import quire.api.compute.Schedule;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.trainer.SupervisedTask;

/** Options of the supervised trainer, with the paper's values as defaults. */
final class TrainOptions {
    private static final double ANY = Double.MAX_VALUE;

    private TrainOptions() {
    }

    /** The platform's own defaults. */
    static Options plain() {
        return Options.none()
                .integer("epochs", 10, 1, 1_000_000, "Passes over the training split")
                .integer("batch", 64, 1, 1_000_000, "Examples per update")
                .number("rate", 0.001, 1e-12, 1e6, "Learning rate before the schedule")
                .word("optimiser", "adam", "Update rule", "adam", "sgd")
                .number("momentum", 0.9, 0, 1, "Momentum of sgd")
                .number("weight_decay", 0, 0, ANY, "L2 term added to the gradient of dense parameters")
                .number("clip_norm", 0, 0, ANY, "Bound on the joint norm of all gradients; 0 for none")
                .word("schedule", "constant", "Learning rate over time: constant; warmup rises, then stays; cosine rises, then falls to 0;"
                        + " plateau falls when validation stalls", "constant", "cosine", "warmup", "plateau")
                .number("warmup_epochs", 0, 0, 1_000_000, "Epochs over which the rate rises linearly (warmup: 1 if 0)")
                .number("plateau_factor", 0.5, 1e-6, 1, "Factor on the rate when validation stalls")
                .integer("plateau_patience", 2, 1, 1_000_000, "Epochs without improvement before the rate falls")
                .integer("patience", 0, 0, 1_000_000, "Epochs without improvement before training ends; 0 for never")
                .integer("checkpoint_seconds", 60, 0, 1_000_000, "Time between checkpoints in seconds; 0 for none")
                .integer("checkpoint_every", 0, 0, Integer.MAX_VALUE, "Updates between checkpoints; 0 for none")
                .integer("eval_batch", 0, 0, 1_000_000, "Examples per batch in evaluation; 0 for the training batch")
                .integer("max_steps", 0, 0, Integer.MAX_VALUE, "Updates after which training ends; 0 for no bound");
    }

    /** The platform's options with a paper's own beside them, and the paper's defaults for all. */
    static Options of(SupervisedTask task) {
        try {
            return plain().and(task.options()).withDefaults(task.defaults());
        } catch (QuireException e) {
            throw new IllegalArgumentException("the paper's defaults for the supervised trainer: " + e.getMessage(), e);
        }
    }

    static Optimiser optimiser(OptionValues v, Schedule schedule) {
        Optimiser o = v.word("optimiser").equals("adam") ? Optimiser.adam(v.number("rate")) : Optimiser.sgd(v.number("rate"), v.number("momentum"));
        return o.withWeightDecay(v.number("weight_decay")).withClipNorm(v.number("clip_norm")).withSchedule(schedule);
    }

    /** @param stepsPerEpoch updates per epoch, from which schedules take their length */
    static Schedule schedule(OptionValues v, long stepsPerEpoch) {
        long total = v.integer("epochs") * stepsPerEpoch;
        if (v.integer("max_steps") > 0) {
            total = Math.min(total, v.integer("max_steps"));
        }
        double warmupEpochs = v.number("warmup_epochs");
        if (v.word("schedule").equals("warmup") && warmupEpochs == 0) {
            warmupEpochs = 1;
        }
        long rise = Math.round(warmupEpochs * stepsPerEpoch);
        Schedule after = v.word("schedule").equals("cosine") ? Schedule.cosine(Math.max(1, total - rise), 0) : Schedule.constant();
        return rise > 0 ? Schedule.warmup(rise, after) : after;
    }
}
