package quire.paper.age.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import quire.api.model.Model;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.paper.age.model.ReferenceModel;
import quire.testkit.Golden;

/** The gating unit beside the model: trained jointly, and invisible to the shared embedding. */
class GatePropertiesTest {
    private static final Batch BATCH = new Batch(3, Map.of("features", Tensor.of(new int[] {0, 1, 2}, 3, 1), "mask", Tensor.of(new double[] {1, 1, 1}, 3, 1),
            "article", Tensor.of(new int[] {1, 2, 3}, 3), "label", Tensor.of(new double[] {1, 0, 1}, 3, 1)));

    @Test
    void theEmbeddingSeesNoGradientOfTheGate() {
        try (ReferenceModel m = new ReferenceModel(Golden.load(getClass(), "gradient_fgm"), false)) {
            List<String> wrt = List.of("embedding/article", "gate/hidden/weight");
            Map<String, Tensor> found = m.session.gradients(m.session.prepare(Model.TRAIN, BATCH, 0), wrt);
            double[] before = found.get("embedding/article").toDoubles();
            double[] gate = found.get("gate/hidden/weight").toDoubles();
            Tensor weight = m.session.parameters().get("gate/output/weight");
            m.session.load(Map.of("gate/output/weight", Tensor.of(new double[] {3, -2, 1, 4}, weight.shape())));
            Map<String, Tensor> other = m.session.gradients(m.session.prepare(Model.TRAIN, BATCH, 0), wrt);
            assertThat(other.get("embedding/article").toDoubles()).isEqualTo(before);
            assertThat(other.get("gate/hidden/weight").toDoubles()).isNotEqualTo(gate);
        }
    }

    @Test
    void aTieKeepsTheGateShut() {
        assertThat(Gate.above(new double[] {0.2, 0.3, 0.1}, new double[] {0.2, 0.2, 0.2})).containsExactly(0, 1, 0);
    }

    @Test
    void tiedMasksDropWholeUnits() {
        Golden g = Golden.load(getClass(), "gradient_fgm");
        try (ReferenceModel units = new ReferenceModel(g, true); ReferenceModel weights = new ReferenceModel(g, false)) {
            Scorer.Point p = units.point(g);
            double[] first = {1, 0, 1, 1, 1, 0, 1, 1};
            double[] wide = new double[48];
            for (int i = 0; i < wide.length; i++) {
                wide[i] = first[i / 6];
            }
            double[] a = units.scorer.masked(1, p.rows(), p.h(), p.offset(), List.of(first, ones(6), ones(4)));
            double[] b = weights.scorer.masked(1, p.rows(), p.h(), p.offset(), List.of(wide, ones(24), ones(8)));
            assertThat(a).containsExactly(b, org.assertj.core.data.Offset.offset(1e-12));
            assertThat(a).isNotEqualTo(p.ctr());
        }
    }

    private static double[] ones(int n) {
        double[] v = new double[n];
        java.util.Arrays.fill(v, 1);
        return v;
    }
}
