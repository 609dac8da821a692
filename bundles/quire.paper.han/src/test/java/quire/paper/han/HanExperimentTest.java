package quire.paper.han;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quire.api.dataset.Schema;
import quire.api.experiment.Arm;
import quire.api.experiment.Claim;
import quire.api.experiment.Results;
import quire.api.experiment.Verdict;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.api.trainer.Metrics;
import quire.paper.han.data.Hand;
import quire.paper.han.model.FlatFactory;
import quire.paper.han.model.GruFactory;
import quire.paper.han.model.HanFactory;
import quire.paper.han.model.LogisticFactory;
import quire.paper.han.model.NearestFactory;
import quire.paper.han.model.TwoStreamFactory;

class HanExperimentTest {
    private static final Map<String, ModelFactory> MODELS = Map.of("han", new HanFactory(), "han2s", new TwoStreamFactory(), "gru", new GruFactory(),
            "flat", new FlatFactory(), "logistic", new LogisticFactory(), "nearest", new NearestFactory());

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyArmCanBeMade(boolean quick) {
        Schema schema = new Schema(Map.of("frames", 8L, "joints", 22L), java.util.Collections.nCopies(14, "g"), Map.of("layout", "shrec22"));
        List<Arm> arms = new HanExperiment().arms(quick);
        assertThat(arms.stream().map(Arm::name)).doesNotHaveDuplicates().contains("han", "gru", "flat", "logistic", "nearest");
        for (Arm a : arms) {
            new Hand().options().parse(a.datasetOptions());
            ModelFactory f = MODELS.get(a.model());
            assertThat(f.create(f.options().parse(a.modelOptions()), schema, DType.FLOAT).graph(Model.INFER).outputs()).containsKey("probabilities");
        }
    }

    private static Results results(boolean quick, Map<String, double[]> accuracy, double order, double fingersPooled) {
        Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();
        for (Arm a : new HanExperiment().arms(quick)) {
            double[] v = accuracy.getOrDefault(a.name(), new double[] {.80, .81, .79});
            Map<String, List<Double>> m = new LinkedHashMap<>();
            m.put("test/accuracy", list(v));
            boolean blind = a.name().equals("no time positions");
            m.put("test/order_pairs", blind ? list(order, order + .01, order - .01) : list(.95, .96, .95));
            m.put("test/bent_pairs", list(.9, .9, .9));
            m.put("test/finger_classes", a.name().equals("han") ? list(.9, .91, .9) : list(fingersPooled, fingersPooled, fingersPooled));
            m.put("model/mmacs", a.name().equals("flat") ? list(10, 10, 10) : list(3, 3, 3));
            values.put(a.name(), m);
        }
        return new Results(values);
    }

    private static List<Double> list(double... v) {
        return java.util.Arrays.stream(v).boxed().toList();
    }

    private static Map<String, Verdict> judge(Results r) {
        Map<String, Verdict> out = new LinkedHashMap<>();
        for (Claim c : new HanExperiment().claims()) {
            out.put(c.id(), c.judge().apply(r).verdict());
            assertThat(c.judge().apply(r).evidence()).isNotBlank();
        }
        return out;
    }

    @Test
    void rulesDecideEitherWay() {
        double[] good = {.90, .91, .90};
        assertThat(judge(results(true, Map.of("han", good), .5, .7))).containsEntry("baseline", Verdict.CONFIRMED)
                .containsEntry("flat", Verdict.CONFIRMED).containsEntry("ablations", Verdict.CONFIRMED).containsEntry("order", Verdict.CONFIRMED)
                .containsEntry("fingers", Verdict.CONFIRMED);
        double[] bad = {.50, .51, .50};
        assertThat(judge(results(false, Map.of("han", bad), .9, .95))).containsEntry("baseline", Verdict.REFUTED)
                .containsEntry("flat", Verdict.REFUTED).containsEntry("ablations", Verdict.REFUTED).containsEntry("order", Verdict.REFUTED)
                .containsEntry("fingers", Verdict.REFUTED);
        double[] noisy = {.70, .90, .80};
        assertThat(judge(results(false, Map.of("han", noisy), .6, .895))).containsEntry("baseline", Verdict.INCONCLUSIVE)
                .containsEntry("flat", Verdict.INCONCLUSIVE).containsEntry("order", Verdict.INCONCLUSIVE).containsEntry("fingers", Verdict.INCONCLUSIVE);
    }

    @Test
    void metricsCountPairsAndFingers() {
        Schema schema = new Schema(Map.of(), List.of("Grab", "Tap", "Expand", "Pinch", "Rotation CW", "Rotation CCW", "Swipe Right", "Swipe Left",
                "Swipe Up", "Swipe Down", "Swipe X", "Swipe +", "Swipe V", "Shake"), Map.of());
        Metrics m = new HanTask().metrics(schema);
        assertThat(m.outputs()).containsExactly("probabilities");
        float[] p = new float[3 * 14];
        float[] y = new float[3 * 14];
        y[0] = 1;
        p[3] = .6f;
        p[0] = .3f;
        p[2] = .1f;
        y[14 + 6] = 1;
        p[14 + 7] = .7f;
        p[14 + 6] = .3f;
        y[28 + 1] = 1;
        p[28 + 1] = 1;
        m.add(new Batch(3, Map.of("label", Tensor.of(y, 3, 14))), Map.of("probabilities", Tensor.of(p, 3, 14)));
        assertThat(m.result().get("accuracy")).isEqualTo(1 / 3.0);
        assertThat(m.result().get("order_pairs")).isEqualTo(0.5);
        assertThat(m.result().get("bent_pairs")).isEqualTo(1);
        assertThat(m.result().get("finger_classes")).isEqualTo(0);
        assertThat(m.result().get("loss")).isCloseTo(-2 * Math.log(.3f) / 3, org.assertj.core.api.Assertions.within(1e-6));
        assertThat(new HanTask().metrics(new Schema(Map.of(), List.of("pour", "drink"), Map.of())).result()).doesNotContainKey("order_pairs");
    }

    @Test
    void pairsOf28ClassesAreWithinOneForm() {
        List<String> names = new java.util.ArrayList<>();
        for (int i = 0; i < 28; i++) {
            names.add(i == 0 ? "Grab (finger)" : "c" + i);
        }
        ClassPairs pairs = ClassPairs.of(names);
        assertThat(pairs.partner()[0]).isEqualTo(4);
        assertThat(pairs.partner()[5]).isEqualTo(1);
        assertThat(pairs.partner()[13]).isEqualTo(15);
        assertThat(pairs.partner()[27]).isEqualTo(-1);
    }
}
