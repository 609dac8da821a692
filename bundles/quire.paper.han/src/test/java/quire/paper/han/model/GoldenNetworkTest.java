package quire.paper.han.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import quire.api.compute.Lease;
import quire.api.compute.Optimiser;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.model.GraphSpec;
import quire.api.model.Model;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.nn.GraphBuilder;
import quire.paper.han.skeleton.Layout;
import quire.testkit.Engines;
import quire.testkit.Golden;

class GoldenNetworkTest {
    @ParameterizedTest
    @ValueSource(strings = {"09_full_22joints_eval", "09_full_21joints_fpha", "09_full_masked_extension"})
    void wholeNetwork(String file) {
        Golden golden = Golden.load(getClass(), file);
        long[] x = golden.doubles("inputs", "x").shape();
        Layout layout = x[2] == 21 ? Layout.FPHA21 : Layout.SHREC22;
        int classes = (int) golden.doubles("params", "cls.b").dim(0);
        Settings s = new Settings((int) golden.doubles("params", "in.b").dim(0), golden.config().get("heads").asInt(),
                golden.config().get("headDim").asInt(), 0, true, true, true, "att", true, "all", golden.has("inputs", "mask"));
        HanModel model = new HanModel(s, new Shape(layout, (int) x[1], classes), DType.DOUBLE);
        double[] labels = golden.doubles("inputs", "labels").toDoubles();
        double[] oneHot = new double[labels.length * classes];
        for (int i = 0; i < labels.length; i++) {
            oneHot[i * classes + (int) labels[i]] = 1;
        }
        Map<String, String> outputs = new LinkedHashMap<>();
        for (String n : List.of("finger_features", "hand_feature", "fusion_input", "fused", "logits", "probabilities", "loss")) {
            outputs.put(n, n);
        }
        boolean training = golden.config().get("bnTraining").asBoolean();
        GoldenModel.check(golden, training, Map.of("label", Tensor.of(oneHot, labels.length, classes)), outputs, g -> Heads.withLoss(g, model.logits(g), classes));
    }

    @Test
    void inputNormAndItsRunningStatistics() {
        Golden golden = Golden.load(getClass(), "08_input_batch_norm");
        long[] shape = golden.doubles("inputs", "x").shape();
        Model model = Engines.model(Map.of(Model.TRAIN, n -> norm(n, shape), Model.INFER, n -> norm(n, shape)));
        try (Lease lease = Engines.chosen(); Session session = lease.open(model, SessionOptions.training(1, Optimiser.sgd(1e-300, 0)))) {
            Map<String, Tensor> values = new LinkedHashMap<>();
            golden.names("params").forEach(n -> values.put(GoldenModel.name(n), golden.doubles("params", n)));
            session.load(values);
            Batch batch = new Batch((int) shape[0], Map.of("x", golden.doubles("inputs", "x")));
            golden.assertClose("eval", session.run(batch, "y").get("y"), GoldenModel.TOLERANCE);
            golden.assertClose("train", session.step(session.prepare(Model.TRAIN, batch, 0), List.of("y")).get("y"), GoldenModel.TOLERANCE);
            golden.assertClose("running_mean_after", session.parameters().get("norm/mean"), GoldenModel.TOLERANCE);
            golden.assertClose("running_var_after", session.parameters().get("norm/variance"), GoldenModel.TOLERANCE);
        }
    }

    private static GraphSpec norm(String name, long[] shape) {
        GraphBuilder g = new GraphBuilder(DType.DOUBLE, name.equals(Model.TRAIN));
        g.output("y", InputNorm.apply(g, "norm", g.input("x", -1, shape[1], shape[2], 3), (int) shape[1], (int) shape[2], null));
        g.output("loss", g.sd().getVariable("norm/scale").sum());
        return g.build("loss");
    }

    @ParameterizedTest
    @CsvSource({"shrec14,14,shrec22", "shrec28,28,shrec22", "fpha45,45,fpha21"})
    void counts(String key, int classes, String layout) {
        Golden golden = Golden.load(getClass(), "12_counts");
        Shape shape = new Shape(Layout.of(layout), 8, classes);
        assertThat(Macs.hanLinear(Settings.paper(), shape)).isEqualTo((long) golden.doubles("expected", key + "_macs_linear").scalar());
        assertThat(Macs.hanAttention(Settings.paper(), shape)).isEqualTo((long) golden.doubles("expected", key + "_macs_attention").scalar());
        try (Lease lease = Engines.chosen();
                Session session = lease.open(new HanModel(Settings.paper(), shape, DType.FLOAT), SessionOptions.inference(1))) {
            assertThat(session.parameterCount()).isEqualTo((long) golden.doubles("expected", key + "_params").scalar());
        }
    }
}
