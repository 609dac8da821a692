package quire.paper.densepoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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
import quire.api.option.OptionValues;
import quire.api.tensor.DType;
import quire.paper.densepoint.data.Cad;
import quire.paper.densepoint.data.Layout;
import quire.paper.densepoint.geometry.Stages;
import quire.paper.densepoint.geometry.Workers;
import quire.paper.densepoint.model.D2Factory;
import quire.paper.densepoint.model.DensePointFactory;
import quire.paper.densepoint.model.LogisticFactory;
import quire.paper.densepoint.model.PcaFactory;
import quire.paper.densepoint.model.PlainFactory;
import quire.paper.densepoint.model.PointNet2Factory;
import quire.paper.densepoint.model.PointNetFactory;
import quire.paper.densepoint.model.Shape;

class DensePointExperimentTest {
    private static final Map<String, ModelFactory> MODELS = Map.of("densepoint", new DensePointFactory(), "plain", new PlainFactory(), "pointnet",
            new PointNetFactory(), "pointnet2", new PointNet2Factory(), "logistic", new LogisticFactory(), "d2", new D2Factory(), "pca", new PcaFactory());

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyArmCanBeMade(boolean quick) {
        List<Arm> arms = new DensePointExperiment().arms(quick);
        assertThat(arms.stream().map(Arm::name)).doesNotHaveDuplicates();
        try (Workers workers = new Workers()) {
            for (Arm a : arms) {
                OptionValues o = new Cad(workers).options().parse(a.datasetOptions());
                Shape.Task task = Shape.Task.of(o.word("task"));
                List<int[]> parts = task == Shape.Task.PARTS ? List.of(new int[] {0, 1}, new int[] {2}) : List.of();
                Schema schema = new Layout(task, o.integer("points"), Stages.of(o), List.of("a", "b"), parts, 1, 0).schema();
                ModelFactory f = MODELS.get(a.model());
                Model m = f.create(f.options().parse(a.modelOptions()), schema, DType.FLOAT);
                assertThat(m.graph(Model.INFER).outputs()).containsKey(task == Shape.Task.NORMALS ? "normals" : "logits");
            }
        }
    }

    private static Results results(boolean quick, double own, double other) {
        Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();
        for (Arm a : new DensePointExperiment().arms(quick)) {
            double v = a.name().endsWith("densepoint") ? own : other;
            Map<String, List<Double>> m = new LinkedHashMap<>();
            for (String metric : List.of("test/accuracy", "test/map", "test/instance_miou")) {
                m.put(metric, list(v));
            }
            // accuracy is lost in proportion to how bad a model is
            m.put("test_sparse/accuracy", list(v - (1 - v) / 2));
            m.put("test/cosine_error", list(1 - v));
            m.put("test/unsigned_error", list(1 - v));
            m.put("model/mmacs", list(a.name().equals("pointnet2") ? 10 : 1));
            m.put("params", list(1000));
            values.put(a.name(), m);
        }
        return new Results(values);
    }

    private static List<Double> list(double v) {
        List<Double> out = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            out.add(v + 0.001 * i);
        }
        return out;
    }

    private static Map<String, Verdict> judge(Results r) {
        Map<String, Verdict> out = new LinkedHashMap<>();
        for (Claim c : new DensePointExperiment().claims()) {
            out.put(c.id(), c.judge().apply(r).verdict());
            assertThat(c.judge().apply(r).evidence()).isNotBlank();
        }
        return out;
    }

    @Test
    void rulesDecideEitherWay() {
        assertThat(judge(results(false, 0.9, 0.7)).values()).containsOnly(Verdict.CONFIRMED).hasSize(7);
        assertThat(judge(results(false, 0.7, 0.9)).values()).containsOnly(Verdict.REFUTED);
        assertThat(judge(results(true, 0.9, 0.7))).containsEntry("cost", Verdict.INCONCLUSIVE).containsEntry("dense", Verdict.CONFIRMED);
    }
}
