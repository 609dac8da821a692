package quire.api.trainer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import quire.api.compute.Prepared;
import quire.api.compute.Session;
import quire.api.model.Model;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;

/** One graph for training, one for prediction. */
record PlainProcedure() implements Procedure<Prepared> {
    @Override
    public Prepared prepare(Session session, Batch batch, long step) {
        return session.prepare(Model.TRAIN, batch, step);
    }

    @Override
    public Map<String, Double> update(Session session, Prepared prepared, long step) {
        return Map.of(LOSS, session.step(prepared, List.of()).get(session.loss(Model.TRAIN)).scalar());
    }

    @Override
    public Prepared prepareInference(Session session, Batch batch, long step) {
        return session.prepare(Model.INFER, batch, step);
    }

    @Override
    public Map<String, Tensor> infer(Session session, Prepared prepared, Collection<String> outputs) {
        return session.run(prepared, outputs);
    }
}
