package quire.paper.can.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import quire.api.compute.Lease;
import quire.api.compute.Optimiser;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.model.Model;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.paper.can.schema.CtrSchema;
import quire.paper.can.schema.Field;
import quire.paper.can.schema.Pair;
import quire.testkit.Engines;

class WarmStartTest {
    private static final Batch OLD_IDS = new Batch(2, Map.of("item", Tensor.of(new int[] {1, 2}, 2), "history",
            Tensor.of(new int[] {2, 3, 4, 0}, 2, 2), "mask", Tensor.of(new float[] {1, 1, 1, 0}, 2, 2), "label",
            Tensor.of(new float[] {1, 0}, 2, 1)));

    private static Model model(int items) {
        CanModelFactory f = new CanModelFactory();
        CtrSchema s = new CtrSchema(List.of(new Field("item", "item", false), new Field("history", "item", true)), Map.of("item", items), 2,
                List.of(new Pair("item", "history")), 0);
        return f.create(f.options().parse(Map.of("layers", "4-2", "mlp", "5", "init_sd", "0.3")), s.toSchema(Map.of()), DType.FLOAT);
    }

    @Test
    void tablesGrowAndOldIdsScoreAsBefore() {
        SessionOptions training = SessionOptions.training(1, Optimiser.adam(0.01));
        try (Lease lease = Engines.chosen(); Session before = lease.open(model(5), training); Session after = lease.open(model(8), training)) {
            before.step(before.prepare(Model.TRAIN, OLD_IDS, 0), List.of());
            Map<String, Tensor> values = new HashMap<>(before.parameters());
            values.putAll(before.optimiserState());
            after.load(values);
            assertThat(after.run(OLD_IDS, "logit").get("logit").toDoubles()).containsExactly(before.run(OLD_IDS, "logit").get("logit").toDoubles());
            assertThat(after.steps(Model.TRAIN)).isEqualTo(1);
            assertThat(after.parameters().get("induction/item").dim(0)).isEqualTo(8);
            assertThat(after.parameters().get("induction/item").rows(5, 8).toDoubles()).doesNotContain(0.0);
        }
    }
}
