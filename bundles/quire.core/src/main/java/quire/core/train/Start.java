package quire.core.train;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import quire.api.compute.Session;
import quire.api.run.RunWriter.Checkpoint;
import quire.api.tensor.Tensor;
import quire.api.trainer.Procedure;
import quire.api.trainer.TrainContext;

/** Gives a new session the values a training begins with: a checkpoint's, an earlier run's, or its own. */
final class Start {
    private Start() {
    }

    static Progress load(TrainContext context, Session session, Procedure<?> procedure, Set<String> graphs) throws IOException {
        Optional<Checkpoint> checkpoint = context.run().resume();
        if (checkpoint.isPresent()) {
            Map<String, Tensor> values = new TreeMap<>();
            Progress p = Progress.of(checkpoint.get(), values);
            procedure.restore(Progress.take(Progress.PROCEDURE, values));
            session.load(values);
            context.job().message("goes on at epoch " + (p.epoch + 1) + ", update " + p.updates);
            return p;
        }
        Progress p = new Progress();
        if (!context.initial().isEmpty()) {
            boolean adam = context.options().word("optimiser").equals("adam");
            Map<String, Tensor> values = new TreeMap<>(context.initial());
            values.keySet().removeIf(n -> foreign(n, adam));
            session.load(values);
            p.offset = graphs.stream().mapToLong(session::steps).max().orElse(0);
        }
        return p;
    }

    /** Moments of the other update rule, and what a plateau schedule left: neither means anything to this training. */
    private static boolean foreign(String name, boolean adam) {
        boolean ofSgd = name.startsWith("sgd.") || name.startsWith("rows.velocity/");
        boolean ofAdam = name.startsWith("adam.") || name.startsWith("rows.m/") || name.startsWith("rows.v/");
        return name.startsWith("rate/") || (adam ? ofSgd : ofAdam);
    }
}
