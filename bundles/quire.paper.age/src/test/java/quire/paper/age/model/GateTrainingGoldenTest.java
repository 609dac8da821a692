package quire.paper.age.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import quire.api.model.Model;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.paper.age.data.VisitFields;
import quire.testkit.Golden;

/** Joint training of network and gating unit (equation 17): losses, every gradient, and the gate, as the reference has them. */
class GateTrainingGoldenTest {
    private static final double TOLERANCE = 1e-9;
    private static final String[][] NAMES = {{"w1", "hidden1/weight"}, {"b1", "hidden1/bias"}, {"w2", "hidden2/weight"}, {"b2", "hidden2/bias"},
        {"w3", "output/weight"}, {"b3", "output/bias"}, {"d_w1", "gate/hidden/weight"}, {"d_b1", "gate/hidden/bias"}, {"d_w2", "gate/output/weight"},
        {"d_b2", "gate/output/bias"}};

    @Test
    void lossesGradientsAndGate() {
        Golden g = Golden.load(getClass(), "dgu_training");
        try (ReferenceModel m = new ReferenceModel(g, false)) {
            Tensor user = g.ints("inputs", "user");
            int rows = user.size();
            double[] ones = new double[rows];
            Arrays.fill(ones, 1);
            Batch batch = new Batch(rows, Map.of(VisitFields.FEATURES, user.reshape(rows, 1), VisitFields.MASK, Tensor.of(ones, rows, 1), VisitFields.ARTICLE,
                    g.ints("inputs", "item"), VisitFields.LABEL, Tensor.of(g.ints("inputs", "label").toDoubles(), rows, 1)));
            Map<String, Tensor> losses = m.session.run(m.session.prepare(Model.TRAIN, batch, 0), List.of("main_loss", "gate_loss"));
            assertThat(losses.get("main_loss").scalar()).isCloseTo(g.doubles("expected", "loss_main").scalar(), org.assertj.core.api.Assertions.within(TOLERANCE));
            assertThat(losses.get("gate_loss").scalar()).isCloseTo(g.doubles("expected", "loss_shallow").scalar(), org.assertj.core.api.Assertions.within(TOLERANCE));
            List<String> wrt = new ArrayList<>(List.of("embedding/feature", "embedding/article"));
            for (String[] n : NAMES) {
                wrt.add(n[1]);
            }
            Map<String, Tensor> found = m.session.gradients(m.session.prepare(Model.TRAIN, batch, 0), wrt);
            for (String[] n : NAMES) {
                g.assertClose("grad_" + n[0], found.get(n[1]), TOLERANCE);
            }
            g.assertClose("grad_emb_user", whole(found, "embedding/feature", 3, 3), TOLERANCE);
            g.assertClose("grad_emb_item", whole(found, "embedding/article", 4, 5), TOLERANCE);
            Map<String, Tensor> scores = m.session.run(m.session.prepare(Model.INFER, batch, 0), List.of("probability", "threshold"));
            double[] main = scores.get("probability").toDoubles();
            double[] shallow = scores.get("threshold").toDoubles();
            g.assertClose("prob_main", Tensor.of(main, rows), TOLERANCE);
            g.assertClose("prob_shallow", Tensor.of(shallow, rows), TOLERANCE);
            g.assertClose("gate", Tensor.of(quire.paper.age.explore.Gate.above(main, shallow), rows), 0);
        }
    }

    /** A table's gradient with zeros for the rows that were not looked up. */
    private static Tensor whole(Map<String, Tensor> found, String table, int rows, int width) {
        double[] some = found.get(table).toDoubles();
        double[] ids = found.get(table + "@ids").toDoubles();
        double[] out = new double[rows * width];
        for (int i = 0; i < ids.length; i++) {
            System.arraycopy(some, i * width, out, (int) ids[i] * width, width);
        }
        return Tensor.of(out, rows, width);
    }
}
