package quire.paper.msdconvlstm;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import quire.api.compute.Prepared;
import quire.api.compute.Session;
import quire.api.model.Model;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.api.trainer.Procedure;
import quire.paper.msdconvlstm.data.Cubes;
import quire.paper.msdconvlstm.model.HostModel.Kind;
import quire.paper.msdconvlstm.motion.Extrapolation;

/** Baselines without gradients: forecasts from the past frames, or the mean of the training cases, kept by adding them up. */
final class HostProcedure implements Procedure<HostProcedure.Given> {
    private final Kind kind;
    private double[] sums = new double[0];
    private double[] counts = new double[0];

    /** @param prepared for prediction; null in training */
    record Given(Batch batch, Prepared prepared) {
    }

    HostProcedure(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Given prepare(Session session, Batch batch, long step) {
        return new Given(batch, null);
    }

    @Override
    public Map<String, Double> update(Session session, Given given, long step) {
        if (kind == Kind.CLIMATOLOGY) {
            learn(session, given.batch());
        }
        return Map.of(LOSS, 0.0);
    }

    private void learn(Session session, Batch batch) {
        Tensor y = batch.get("y");
        float[] v = y.toFloats();
        float[] mask = batch.get("mask").toFloats();
        int each = v.length / batch.rows();
        if (sums.length != each) {
            sums = new double[each];
            counts = new double[each];
        }
        for (int i = 0; i < v.length; i++) {
            sums[i % each] += v[i] * mask[i];
            counts[i % each] += mask[i];
        }
        float[] mean = new float[each];
        for (int i = 0; i < each; i++) {
            mean[i] = counts[i] == 0 ? 0 : (float) (sums[i] / counts[i]);
        }
        session.load(Map.of("mean", Tensor.of(mean, 1, y.dim(1), y.dim(2), y.dim(3))));
    }

    @Override
    public Given prepareInference(Session session, Batch batch, long step) {
        Map<String, Tensor> all = new HashMap<>(batch.tensors());
        all.put("forecast", kind == Kind.CLIMATOLOGY ? Tensor.zeros(DType.FLOAT, batch.get("y").shape()) : extrapolated(batch));
        return new Given(batch, session.prepare(Model.INFER, new Batch(batch.rows(), all), step));
    }

    private Tensor extrapolated(Batch batch) {
        Tensor past = batch.get("past");
        Tensor y = batch.get("y");
        Extrapolation how = Extrapolation.valueOf(kind.name());
        float[] out = new float[y.size()];
        int at = 0;
        for (double[][] frames : Cubes.of(past, null)) {
            for (double[] map : how.forecast(frames, (int) past.dim(2), (int) past.dim(3), (int) y.dim(1))) {
                for (double r : map) {
                    out[at++] = (float) r;
                }
            }
        }
        return Tensor.of(out, y.shape());
    }

    @Override
    public Map<String, Tensor> infer(Session session, Given given, Collection<String> outputs) {
        return session.run(given.prepared(), outputs);
    }

    @Override
    public Map<String, Tensor> state() {
        return sums.length == 0 ? Map.of() : Map.of("sums", Tensor.of(sums, sums.length), "counts", Tensor.of(counts, counts.length));
    }

    @Override
    public void restore(Map<String, Tensor> state) {
        if (state.containsKey("sums")) {
            sums = state.get("sums").toDoubles();
            counts = state.get("counts").toDoubles();
        }
    }
}
