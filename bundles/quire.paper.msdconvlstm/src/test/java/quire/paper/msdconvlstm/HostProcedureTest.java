package quire.paper.msdconvlstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import quire.api.compute.Lease;
import quire.api.compute.Optimiser;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.paper.msdconvlstm.model.ConvLstmFactory;
import quire.paper.msdconvlstm.model.HostModel;
import quire.paper.msdconvlstm.model.HostModel.Kind;
import quire.paper.msdconvlstm.model.WeatherShape;
import quire.paper.msdconvlstm.model.MsdFactory;
import quire.testkit.Engines;

class HostProcedureTest {
    private static final int SIDE = 8;

    private static Tensor filled(double value, long... shape) {
        Tensor t = Tensor.zeros(DType.FLOAT, shape);
        float[] v = new float[t.size()];
        for (int i = 0; i < v.length; i++) {
            v[i] = (float) (value + i % 5);
        }
        return Tensor.of(v, shape);
    }

    private static Batch batch(double value) {
        Tensor mask = Tensor.zeros(DType.FLOAT, 1, 2, SIDE, SIDE);
        float[] ones = new float[mask.size()];
        java.util.Arrays.fill(ones, 1);
        return new Batch(1, Map.of("x", filled(0, 1, 2, 1, SIDE, SIDE), "past", filled(value, 1, 2, SIDE, SIDE), "y", filled(value, 1, 2, SIDE, SIDE), "mask",
                Tensor.of(ones, 1, 2, SIDE, SIDE)));
    }

    private static float[] forecast(Kind kind, Batch... training) {
        HostModel m = new HostModel(kind, new WeatherShape(1, 0, 2, 2, SIDE, SIDE, false), DType.FLOAT);
        HostProcedure p = new HostProcedure(kind);
        HostProcedure resumed = new HostProcedure(kind);
        try (Lease lease = Engines.nd4j(); Session s = lease.open(m, SessionOptions.training(1, Optimiser.adam(0.1)))) {
            for (int i = 0; i < training.length; i++) {
                HostProcedure now = i == 0 ? p : resumed;
                now.update(s, now.prepare(s, training[i], i), i);
                resumed.restore(now.state());
            }
            return p.infer(s, p.prepareInference(s, batch(7), 0), List.of("prediction")).get("prediction").toFloats();
        }
    }

    @Test
    void persistenceKeepsTheLastFrame() {
        float[] last = batch(7).get("past").rows(0, 1).reshape(2, SIDE, SIDE).rows(1, 2).copy().toFloats();
        float[] f = forecast(Kind.PERSISTENCE, batch(1));
        assertThat(java.util.Arrays.copyOf(f, last.length)).containsExactly(last);
        assertThat(java.util.Arrays.copyOfRange(f, last.length, 2 * last.length)).containsExactly(last);
    }

    @Test
    void climatologyIsTheTrainingMeanAlsoWhenResumed() {
        float[] f = forecast(Kind.CLIMATOLOGY, batch(1), batch(2), batch(6));
        assertThat(f[0]).isCloseTo(3, within(1e-5f));
        assertThat(f[1]).isCloseTo(4, within(1e-5f));
    }

    @Test
    void networksLearnABatch() {
        Schema schema = new Schema(Map.of("elements", 1L, "t_in", 2L, "t_out", 2L, "height", (long) SIDE, "width", (long) SIDE), List.of(), Map.of("rain", "0"));
        for (Model m : List.of(new MsdFactory().create(new MsdFactory().options().parse(Map.of("hidden", "8", "loss", "log1p", "layers", "2", "peepholes", "true")), schema, DType.FLOAT),
                new ConvLstmFactory().create(new ConvLstmFactory().options().parse(Map.of("hidden", "8", "loss", "log1p", "forget_bias", "1")), schema, DType.FLOAT))) {
            try (Lease lease = Engines.nd4j(); Session s = lease.open(m, SessionOptions.training(3, Optimiser.adam(0.02)))) {
                double first = s.step(s.prepare(Model.TRAIN, batch(2), 0), List.of()).get("loss").scalar();
                double last = first;
                for (int i = 1; i < 60; i++) {
                    last = s.step(s.prepare(Model.TRAIN, batch(2), i), List.of()).get("loss").scalar();
                }
                assertThat(last).isLessThan(first / 5);
            }
        }
    }
}
