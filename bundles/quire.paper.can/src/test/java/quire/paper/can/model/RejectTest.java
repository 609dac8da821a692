package quire.paper.can.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import quire.api.QuireException;
import quire.api.compute.Lease;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.nn.GraphBuilder;
import quire.paper.can.schema.CtrSchema;
import quire.paper.can.schema.Field;
import quire.paper.can.schema.Pair;
import quire.testkit.Engines;

class RejectTest {
    private static final CanModelFactory CAN = new CanModelFactory();

    private static Schema schema(int buckets) {
        return new CtrSchema(List.of(new Field("item", "item", false), new Field("history", "item", true)), Map.of("item", 5), 3,
                List.of(new Pair("item", "history")), buckets).toSchema(Map.of());
    }

    private static CoActionConfig config(List<CoActionConfig.Layer> layers, int orders) {
        return new CoActionConfig(layers, false, orders, false, false, true, false, true, false);
    }

    @Test
    void layersThatDoNotChain() {
        assertThatThrownBy(() -> config(List.of(new CoActionConfig.Layer(16, 8), new CoActionConfig.Layer(7, 4)), 1))
                .isInstanceOf(QuireException.class).hasMessage("micro-MLP layers do not chain: layer 1 gives 8, layer 2 takes 7");
        assertThatThrownBy(() -> CoActionConfig.chain(16)).hasMessageContaining("needs an input and an output size");
        assertThatThrownBy(() -> config(List.of(), 1)).hasMessageContaining("at least one layer");
    }

    @Test
    void ordersBelowOne() {
        assertThatThrownBy(() -> config(CoActionConfig.chain(4, 2), 0)).hasMessage("orders must be at least 1, not 0");
        assertThatThrownBy(() -> CAN.options().parse(Map.of("orders", "0"))).isInstanceOf(QuireException.class)
                .hasMessageContaining("option orders=0 is not valid: give 1..8");
    }

    @Test
    void feedAndInductionOfAnotherWidth() {
        GraphBuilder g = new GraphBuilder(DType.DOUBLE, true);
        CoActionUnit unit = new CoActionUnit(config(CoActionConfig.chain(4, 2), 1));
        assertThatThrownBy(() -> unit.apply(g.sd(), g.input("i", -1, 8), g.input("f", -1, 3, 5), g.input("m", -1, 3), 3))
                .hasMessageContaining("takes feed vectors of width 4, not 5");
        assertThatThrownBy(() -> unit.apply(g.sd(), g.input("i2", -1, 9), g.input("f2", -1, 3, 4), g.input("m", -1, 3), 3))
                .hasMessageContaining("takes induction vectors of width 8, not 9");
        assertThatThrownBy(() -> unit.apply(g.sd(), g.input("i3", -1, 8), g.input("f3", -1, 3, 4), null, 3))
                .hasMessageContaining("a history of 3 entries needs a mask");
    }

    @Test
    void inductionOfAnotherWidthOnImport() {
        Model model = CAN.create(CAN.options().parse(Map.of("layers", "4-2")), schema(0), DType.FLOAT);
        try (Lease lease = Engines.chosen(); Session s = lease.open(model, SessionOptions.inference(1))) {
            Map<String, Tensor> values = new HashMap<>(s.parameters());
            values.put("induction/item", Tensor.zeros(DType.FLOAT, 5, 12));
            assertThatThrownBy(() -> s.load(values)).isInstanceOf(QuireException.class).hasMessageContaining("induction/item");
        }
    }

    @Test
    void idsOutsideTheTableReachingASession() {
        Model model = CAN.create(CAN.options().parse(Map.of("layers", "4-2")), schema(0), DType.FLOAT);
        try (Lease lease = Engines.chosen(); Session s = lease.open(model, SessionOptions.inference(1))) {
            assertThatThrownBy(() -> s.prepare(Model.INFER, new quire.api.tensor.Batch(1, Map.of("item", Tensor.of(new int[] {9}, 1),
                    "history", Tensor.of(new int[3], 1, 3), "mask", Tensor.zeros(DType.FLOAT, 1, 3))), 0))
                    .isInstanceOf(QuireException.class).hasMessageContaining("9");
        }
    }

    @Test
    void dataThatAModelCannotUse() {
        assertThatThrownBy(() -> new CartesianModelFactory().create(new CartesianModelFactory().options().defaults(), schema(0), DType.FLOAT)
                .graph(Model.TRAIN)).hasMessageContaining("set pair_buckets above 0");
        Schema flat = new CtrSchema(List.of(new Field("a", "a", false), new Field("b", "b", false)), Map.of("a", 3, "b", 3), 0,
                List.of(new Pair("a", "b")), 0).toSchema(Map.of());
        assertThatThrownBy(() -> new DinModelFactory().create(new DinModelFactory().options().defaults(), flat, DType.FLOAT)
                .graph(Model.TRAIN)).hasMessageContaining("din attends over a history");
        assertThatThrownBy(() -> CAN.create(CAN.options().parse(Map.of("pairs", "item*nothing")), schema(0), DType.FLOAT))
                .hasMessageContaining("there is no field 'nothing'");
    }

    @Test
    void parameterCountFollowsTheFormula() {
        Model model = CAN.create(CAN.options().defaults(), schema(0), DType.FLOAT);
        // plain 5x18, induction 5x160, feed 5x16; norm 2x72; 72-200-80-1 with biases and slopes
        long tables = 5 * 18 + 5 * 160 + 5 * 16;
        long top = 2 * 72 + 72 * 200 + 200 + 200 + 200 * 80 + 80 + 80 + 80 + 1;
        try (Lease lease = Engines.chosen(); Session s = lease.open(model, SessionOptions.inference(1))) {
            assertThat(s.parameterCount()).isEqualTo(tables + top);
        }
    }
}
