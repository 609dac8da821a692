package quire.paper.augfpn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quire.api.QuireException;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.Schema;
import quire.api.experiment.Arm;
import quire.api.experiment.Claim;
import quire.api.experiment.Results;
import quire.api.experiment.Verdict;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.model.ParameterSpec;
import quire.api.paper.Benchmark;
import quire.api.tensor.DType;
import quire.paper.augfpn.data.Boundary;
import quire.paper.augfpn.data.Context;
import quire.paper.augfpn.data.Scales;
import quire.paper.augfpn.model.FasterRcnnFactory;
import quire.paper.augfpn.model.FcosFactory;
import quire.paper.augfpn.model.PlainFactory;
import quire.paper.augfpn.model.RetinaNetFactory;

class AugFpnExperimentTest {
    private static final Map<String, ModelFactory> MODELS = Map.of("faster_rcnn", new FasterRcnnFactory(), "fpn", new PlainFactory(), "retinanet",
            new RetinaNetFactory(), "fcos", new FcosFactory());
    private static final Map<String, DatasetFactory> SETS = Map.of("scales", new Scales(), "boundary", new Boundary(), "context", new Context());

    private static Schema schema(long side) {
        return new Schema(Map.of("width", side, "height", side, "classes", 6L), List.of("a", "b", "c", "d", "e", "f"), Map.of());
    }

    private static Model model(String name, Map<String, String> options, long side) {
        ModelFactory f = MODELS.get(name);
        return f.create(f.options().parse(options), schema(side), DType.FLOAT);
    }

    private static long parameters(Model m, String... graphs) {
        Map<String, ParameterSpec> all = new LinkedHashMap<>();
        for (String g : graphs) {
            m.graph(g).parameters().forEach(p -> all.put(p.name(), p));
        }
        return all.values().stream().mapToLong(p -> java.util.Arrays.stream(p.shape()).reduce(1, (a, b) -> a * b)).sum();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyArmCanBeMade(boolean quick) {
        List<Arm> arms = new AugFpnExperiment().arms(quick);
        assertThat(arms.stream().map(Arm::name)).doesNotHaveDuplicates().contains("fpn", "augfpn", "wider fpn");
        for (Arm a : arms) {
            SETS.get(a.dataset()).options().parse(a.datasetOptions());
            assertThat(model(a.model(), a.modelOptions(), a.dataset().equals("context") ? 128 : 64).graph(Model.TRAIN).loss()).isEqualTo("loss");
        }
    }

    @Test
    void controlHasAtLeastAsManyParametersInPrediction() {
        Map<String, Arm> arms = new LinkedHashMap<>();
        new AugFpnExperiment().arms(true).forEach(a -> arms.put(a.name(), a));
        long augmented = parameters(model("faster_rcnn", arms.get("augfpn").modelOptions(), 64), "propose_infer", "infer");
        long wider = parameters(model("faster_rcnn", arms.get("wider fpn").modelOptions(), 64), "propose_infer", "infer");
        long plain = parameters(model("faster_rcnn", arms.get("fpn").modelOptions(), 64), "propose_infer", "infer");
        assertThat(augmented).isGreaterThan(plain);
        assertThat((double) wider / augmented).isBetween(0.99, 1.05);
        assertThat(model("fpn", Map.of(), 64).graph(Model.TRAIN).parameters()).extracting(ParameterSpec::name)
                .noneMatch(n -> n.contains("rfa") || n.contains("consistent") || n.contains("roi_features"));
    }

    @Test
    void auxiliaryHeadIsNoPartOfPrediction() {
        for (String name : List.of("faster_rcnn", "retinanet", "fcos")) {
            Model m = model(name, Map.of("ratios", "0.25,0.5,0.75"), 64);
            assertThat(m.graph(Model.TRAIN).parameters()).extracting(ParameterSpec::name).anyMatch(n -> n.startsWith("consistent/"));
            assertThat(m.graph(Model.INFER).parameters()).extracting(ParameterSpec::name).noneMatch(n -> n.startsWith("consistent/"));
            assertThat(m.costs().get("mmacs")).isGreaterThan(model(name, Map.of("neck", "fpn"), 64).costs().get("mmacs"));
        }
    }

    private static Results results(double gain) {
        Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();
        for (Arm a : new AugFpnExperiment().arms(false)) {
            boolean better = List.of("augfpn", "retinanet augfpn", "boundary: srs", "context: rfa").contains(a.name());
            double v = 0.3 + (better ? gain * (a.name().startsWith("context") ? 10 : 1) : 0);
            Map<String, List<Double>> m = new LinkedHashMap<>();
            for (String metric : List.of("test/ap", "test/ap_small8", "test/ap_large20")) {
                m.put(metric, List.of(v, v + 0.011, v - 0.009));
            }
            m.put("test_away/ap", List.of(.3, .311, .291));
            values.put(a.name(), m);
        }
        return new Results(values);
    }

    @Test
    void rulesDecide() {
        for (Claim c : new AugFpnExperiment().claims()) {
            assertThat(c.judge().apply(results(0.02)).verdict()).as(c.id()).isEqualTo(Verdict.CONFIRMED);
            assertThat(c.judge().apply(results(-0.02)).verdict()).as(c.id()).isEqualTo(Verdict.REFUTED);
            assertThat(c.judge().apply(results(0.02)).evidence()).isNotBlank();
        }
    }

    @Test
    void claimsWithoutArmsStayOpen() {
        Map<String, Map<String, List<Double>>> some = new LinkedHashMap<>(results(0.02).values());
        some.keySet().removeIf(n -> n.contains(":") || n.contains("retina"));
        for (Claim c : new AugFpnExperiment().claims()) {
            if (List.of("one-stage", "boundary", "context").contains(c.id())) {
                assertThat(c.judge().apply(new Results(some)).verdict()).as(c.id()).isEqualTo(Verdict.INCONCLUSIVE);
            }
        }
    }

    @Test
    void benchmarkCasesAreThePapersSize() {
        List<Benchmark.Case> cases = new AugFpnBenchmark().cases();
        assertThat(cases).hasSize(2).allSatisfy(c -> {
            Benchmark.GraphCase g = (Benchmark.GraphCase) c;
            assertThat(g.batch().rows()).isEqualTo(4);
            assertThat(g.infer().rows()).isEqualTo(1);
        });
    }

    @Test
    void refusesWithOneLine() {
        refused(Map.of("ratios", "0.1,1.5"), "ratios: 1.5 is not above 0 and up to 1; give shares of a side, as 0.1,0.2,0.3");
        refused(Map.of("ratios", "0"), "ratios: 0.0 is not above 0 and up to 1; give shares of a side, as 0.1,0.2,0.3");
        refused(Map.of("ratios", ""), "ratios: none given; give numbers above 0 and up to 1, as 0.1,0.2,0.3");
        refused(Map.of("ratios", "0.1,x"), "ratios: 'x' is no number; give shares of a side joined by ',', as 0.1,0.2,0.3");
        refused(Map.of("lambda", "-1"), "option lambda=-1 is not valid: give 0.0..100.0 (weight of consistent supervision on each lateral)");
        assertThatThrownBy(() -> model("faster_rcnn", Map.of(), 72)).isInstanceOf(QuireException.class)
                .hasMessage("pictures of 72 x 72 do not fit the backbone's stride 16; choose multiples of it");
        assertThatThrownBy(() -> model("faster_rcnn", Map.of(), 0)).isInstanceOf(QuireException.class).hasMessageContaining("do not fit the backbone's stride");
    }

    private static void refused(Map<String, String> options, String message) {
        assertThatThrownBy(() -> model("faster_rcnn", options, 64)).isInstanceOf(QuireException.class).hasMessage(message);
    }

    @Test
    void areasOfMadeSetsAreNamedByTheirLimits() {
        Schema made = new Schema(Map.of(), List.of("a"), Map.of("area_sides", "8-20"));
        assertThat(new AugFpnTask(List.of()).metrics(made).result()).containsKeys("ap", "ap_small8", "ap_large20", "ap_of_a");
        assertThat(new AugFpnTask(List.of()).metrics(schema(64)).result()).containsKeys("ap_small", "ap_medium", "ap_large", "ar1", "ar10", "ar100");
    }
}
