package quire.core.train;

import java.util.Collection;
import java.util.Map;
import quire.api.compute.Prepared;
import quire.api.compute.Session;
import quire.api.dataset.Schema;
import quire.api.option.Options;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.api.trainer.Metrics;
import quire.api.trainer.Procedure;
import quire.api.trainer.ProcedureContext;
import quire.api.trainer.SupervisedTask;

/** A task with a procedure of its own: it counts its updates and reports a second loss, weighted by an option. */
final class CountingTask implements SupervisedTask {
    private final SupervisedTask task;
    Procedure<Prepared> made;

    CountingTask(SupervisedTask task) {
        this.task = task;
    }

    @Override
    public Map<String, String> defaults() {
        return task.defaults();
    }

    @Override
    public Options options() {
        return Options.none().number("weight", 1, 0, 10, "Weight of the second loss");
    }

    @Override
    public Procedure<?> procedure(ProcedureContext context) {
        Procedure<Prepared> plain = Procedure.plain();
        double weight = context.options().number("weight");
        made = new Procedure<>() {
            private long updates;

            @Override
            public Prepared prepare(Session session, Batch batch, long step) {
                return plain.prepare(session, batch, step);
            }

            @Override
            public Map<String, Double> update(Session session, Prepared prepared, long step) {
                updates++;
                double loss = plain.update(session, prepared, step).get(LOSS);
                return Map.of(LOSS, loss, "weighted", weight * loss);
            }

            @Override
            public Prepared prepareInference(Session session, Batch batch, long step) {
                return plain.prepareInference(session, batch, step);
            }

            @Override
            public Map<String, Tensor> infer(Session session, Prepared prepared, Collection<String> outputs) {
                return plain.infer(session, prepared, outputs);
            }

            @Override
            public Map<String, Tensor> state() {
                return Map.of("updates", Tensor.of(new double[] {updates}));
            }

            @Override
            public void restore(Map<String, Tensor> state) {
                updates = (long) state.get("updates").scalar();
            }
        };
        return made;
    }

    @Override
    public Metrics metrics(Schema schema) {
        return task.metrics(schema);
    }

    @Override
    public String selection() {
        return task.selection();
    }

    @Override
    public boolean higherIsBetter() {
        return task.higherIsBetter();
    }
}
