package quire.paper.can.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import quire.api.experiment.Arm;
import quire.api.experiment.Claim;
import quire.api.experiment.Results;
import quire.api.experiment.Verdict;
import quire.api.model.ModelFactory;
import quire.paper.can.data.PlantedFactory;
import quire.paper.can.model.CanModelFactory;
import quire.paper.can.model.DnnModelFactory;

class CanClaimsTest {
    private final CanExperiment experiment = new CanExperiment();

    private Claim claim(String id) {
        return experiment.claims().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }

    private static Results results(Object... armsAndValues) {
        Map<String, Map<String, List<Double>>> all = new HashMap<>();
        for (int i = 0; i < armsAndValues.length; i += 3) {
            @SuppressWarnings("unchecked")
            List<Double> values = (List<Double>) armsAndValues[i + 2];
            all.computeIfAbsent((String) armsAndValues[i], k -> new HashMap<>()).put((String) armsAndValues[i + 1], values);
        }
        return new Results(all);
    }

    private Verdict verdict(String id, Results r) {
        return claim(id).judge().apply(r).verdict();
    }

    @Test
    void coActionNeedsEverySeedAndATenth() {
        assertThat(verdict("co-action", results("planted/can", "test/auc", List.of(0.70, 0.71, 0.69), "planted/dnn", "test/auc",
                List.of(0.50, 0.51, 0.50)))).isEqualTo(Verdict.CONFIRMED);
        assertThat(verdict("co-action", results("planted/can", "test/auc", List.of(0.52, 0.53, 0.52), "planted/dnn", "test/auc",
                List.of(0.50, 0.51, 0.50)))).isEqualTo(Verdict.REFUTED);
        assertThat(verdict("co-action", results("planted/can", "test/auc", List.of(0.9, 0.45), "planted/dnn", "test/auc",
                List.of(0.5, 0.5)))).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void controlsAndColdPairs() {
        assertThat(verdict("additive-control", results("additive/can", "test/auc", List.of(0.801, 0.799), "additive/dnn", "test/auc",
                List.of(0.8, 0.8)))).isEqualTo(Verdict.CONFIRMED);
        assertThat(verdict("additive-control", results("additive/can", "test/auc", List.of(0.85, 0.8501), "additive/dnn", "test/auc",
                List.of(0.8, 0.8)))).isEqualTo(Verdict.REFUTED);
        assertThat(verdict("cold-pairs", results("cold/can", "test_cold/auc", List.of(0.6, 0.62), "cold/cartesian", "test_cold/auc",
                List.of(0.5, 0.51)))).isEqualTo(Verdict.CONFIRMED);
        assertThat(verdict("cold-pairs", results("cold/can", "test_cold/auc", List.of(0.5), "cold/cartesian", "test_cold/auc",
                List.of(0.51)))).isEqualTo(Verdict.REFUTED);
        assertThat(verdict("shuffled-control", results("shuffled/can", "test/auc", List.of(0.53), "shuffled/dnn", "test/auc",
                List.of(0.5)))).isEqualTo(Verdict.REFUTED);
        assertThat(verdict("cartesian", results("planted/can", "test/auc", List.of(0.7), "planted/can", "params", List.of(9.0),
                "planted/cartesian", "test/auc", List.of(0.6), "planted/cartesian", "params", List.of(90.0)))).isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void whatWasNotRunIsInconclusive() {
        Claim.Finding f = claim("depth").judge().apply(results());
        assertThat(f.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(f.evidence()).contains("not run: planted/can, planted/can-1-layer");
    }

    @Test
    void armsHaveValidOptionsAndNamesOfTheirOwn() {
        for (boolean quick : new boolean[] {true, false}) {
            List<Arm> arms = experiment.arms(quick);
            assertThat(new HashSet<>(arms.stream().map(Arm::name).toList())).hasSameSizeAs(arms);
            for (Arm a : arms) {
                ModelFactory f = a.model().equals("can") ? new CanModelFactory() : new DnnModelFactory();
                assertThat(f.options().parse(a.modelOptions())).isNotNull();
                assertThat(new PlantedFactory().options().parse(a.datasetOptions())).isNotNull();
            }
        }
        assertThat(experiment.arms(false).stream().map(Arm::name)).contains("planted/can-1-order", "full/cartesian", "planted/din",
                "planted/dnn-tuned");
    }
}
