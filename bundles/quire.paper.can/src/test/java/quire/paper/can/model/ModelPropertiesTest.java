package quire.paper.can.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import quire.api.compute.Lease;
import quire.api.compute.Optimiser;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.paper.can.schema.CtrSchema;
import quire.paper.can.schema.Field;
import quire.paper.can.schema.Pair;
import quire.paper.can.schema.PairIds;
import quire.testkit.Engines;

/** What holds of every model, whatever its values. */
class ModelPropertiesTest {
    private static final int ROWS = 12;
    private static final int HISTORY = 4;
    private static final int BUCKETS = 500;
    private static final CtrSchema SCHEMA = new CtrSchema(List.of(new Field("user", "user", false), new Field("item", "item", false),
            new Field("category", "category", false), new Field("history", "item", true), new Field("history_category", "category", true)),
            Map.of("user", 6, "item", 9, "category", 4), HISTORY,
            List.of(new Pair("item", "history"), new Pair("category", "history_category")), BUCKETS);

    static Stream<Arguments> models() {
        Map<String, String> small = Map.of("embedding", "4", "mlp", "8-6", "init_sd", "0.3");
        Map<String, String> can = with(small, "layers", "4-3-2");
        return Stream.of(Arguments.of("dnn", new DnnModelFactory(), small), Arguments.of("pnn", new PnnModelFactory(), small),
                Arguments.of("deepfm", new DeepFmModelFactory(), small), Arguments.of("din", new DinModelFactory(), small),
                Arguments.of("dien", new DienModelFactory(), small), Arguments.of("cartesian", new CartesianModelFactory(), small),
                Arguments.of("can", new CanModelFactory(), can),
                Arguments.of("can-dien", new CanModelFactory(), with(with(can, "host", "dien"), "hidden", "dice")),
                Arguments.of("can-din", new CanModelFactory(), with(can, "host", "din")),
                Arguments.of("can-independent", new CanModelFactory(), with(with(with(can, "order_independent", "true"),
                        "combination_independent", "true"), "pairs", "item*history,item*history_category,category*history,user*item")));
    }

    private static Map<String, String> with(Map<String, String> options, String name, String value) {
        Map<String, String> more = new HashMap<>(options);
        more.put(name, value);
        return more;
    }

    private static Batch batch(SplittableRandom random, int rows) {
        Map<String, Tensor> t = new HashMap<>();
        int[] history = new int[rows * HISTORY];
        int[] categories = new int[rows * HISTORY];
        double[] mask = new double[rows * HISTORY];
        int[][] singles = new int[3][rows];
        double[] label = new double[rows];
        for (int r = 0; r < rows; r++) {
            singles[0][r] = random.nextInt(5);
            singles[1][r] = 1 + random.nextInt(7);
            singles[2][r] = 1 + random.nextInt(3);
            label[r] = random.nextInt(2);
            int length = r == 0 ? 0 : 1 + random.nextInt(HISTORY);
            for (int i = r * HISTORY; i < r * HISTORY + length; i++) {
                history[i] = 1 + random.nextInt(7);
                categories[i] = 1 + random.nextInt(3);
                mask[i] = 1;
            }
        }
        t.put("user", Tensor.of(singles[0], rows));
        t.put("item", Tensor.of(singles[1], rows));
        t.put("category", Tensor.of(singles[2], rows));
        t.put("history", Tensor.of(history, rows, HISTORY));
        t.put("history_category", Tensor.of(categories, rows, HISTORY));
        t.put("mask", Tensor.of(mask, rows, HISTORY));
        t.put("label", Tensor.of(label, rows, 1));
        pairs(t, rows);
        return new Batch(rows, t);
    }

    private static void pairs(Map<String, Tensor> t, int rows) {
        for (Pair p : SCHEMA.pairs()) {
            int[] ids = new int[rows * HISTORY];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = PairIds.id(t.get(p.induction()).ints().get(i / HISTORY), t.get(p.feed()).ints().get(i), BUCKETS);
            }
            t.put(p.name(), Tensor.of(ids, rows, HISTORY));
        }
    }

    private static Session open(Lease lease, ModelFactory factory, Map<String, String> options) {
        Model model = factory.create(factory.options().parse(options), SCHEMA.toSchema(Map.of()), DType.DOUBLE);
        return lease.open(model, SessionOptions.training(3, Optimiser.adam(0.03)));
    }

    private static double[] logits(Session s, Batch b) {
        return s.run(b, "logit").get("logit").toDoubles();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void overfitsOneBatch(String name, ModelFactory factory, Map<String, String> options) {
        try (Lease lease = Engines.chosen(); Session s = open(lease, factory, options)) {
            Batch b = batch(new SplittableRandom(5), ROWS);
            double first = 0;
            double last = 0;
            for (int i = 0; i < 40; i++) {
                last = s.step(s.prepare(Model.TRAIN, b, i), List.of()).get("loss").scalar();
                first = i == 0 ? last : first;
            }
            assertThat(last).isLessThan(0.75 * first);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void paddingAndCompanyDoNotMatter(String name, ModelFactory factory, Map<String, String> options) {
        try (Lease lease = Engines.chosen(); Session s = open(lease, factory, options)) {
            Batch b = batch(new SplittableRandom(6), ROWS);
            for (int i = 0; i < 3; i++) {
                s.step(s.prepare(Model.TRAIN, b, i), List.of());
            }
            double[] before = logits(s, b);
            // other ids where the mask is 0
            Map<String, Tensor> changed = new HashMap<>(b.tensors());
            for (String n : List.of("history", "history_category")) {
                Tensor t = b.get(n).copy();
                for (int i = 0; i < t.size(); i++) {
                    if (b.get("mask").doubles().get(i) == 0) {
                        t.ints().put(i, 3);
                    }
                }
                changed.put(n, t);
            }
            pairs(changed, ROWS);
            assertThat(logits(s, new Batch(ROWS, changed))).containsExactly(before, within(1e-12));
            // a row by itself
            Map<String, Tensor> one = new HashMap<>();
            b.tensors().forEach((n, t) -> one.put(n, t.rows(4, 5).copy()));
            assertThat(logits(s, new Batch(1, one))[0]).isCloseTo(before[4], within(1e-12));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void gradientsAgreeWithDifferences(String name, ModelFactory factory, Map<String, String> options) {
        try (Lease lease = Engines.chosen(); Session s = open(lease, factory, options)) {
            Batch b = batch(new SplittableRandom(7), ROWS);
            Map<String, Tensor> values = s.parameters();
            List<String> dense = values.keySet().stream().filter(n -> n.contains("weight") || n.contains("state") || n.contains("slope")).sorted()
                    .toList();
            Map<String, double[]> grads = new HashMap<>();
            s.gradients(s.prepare(Model.TRAIN, b, 0), dense).forEach((n, t) -> grads.put(n, t.toDoubles()));
            SplittableRandom random = new SplittableRandom(8);
            for (String n : dense) {
                Tensor v = values.get(n);
                int at = random.nextInt(v.size());
                double old = v.doubles().get(at);
                double[] loss = new double[2];
                for (int side = 0; side < 2; side++) {
                    v.doubles().put(at, old + (side == 0 ? 1e-5 : -1e-5));
                    s.load(Map.of(n, v));
                    loss[side] = s.run(s.prepare(Model.TRAIN, b, 0), List.of("loss")).get("loss").scalar();
                }
                v.doubles().put(at, old);
                s.load(Map.of(n, v));
                assertThat(grads.get(n)[at]).as(name + " " + n).isCloseTo((loss[0] - loss[1]) / 2e-5, within(1e-6));
            }
        }
    }

    @Test
    void orderOfTheHistoryDoesNotMatterToCan() {
        try (Lease lease = Engines.chosen();
                Session s = open(lease, new CanModelFactory(), Map.of("embedding", "4", "mlp", "8", "layers", "4-3-2", "init_sd", "0.3"))) {
            Batch b = batch(new SplittableRandom(9), ROWS);
            Map<String, Tensor> reversed = new HashMap<>(b.tensors());
            for (String n : List.of("history", "history_category")) {
                Tensor t = b.get(n).copy();
                for (int r = 0; r < ROWS; r++) {
                    int length = 0;
                    while (length < HISTORY && b.get("mask").doubles().get(r * HISTORY + length) > 0) {
                        length++;
                    }
                    for (int i = 0; i < length; i++) {
                        t.ints().put(r * HISTORY + i, b.get(n).ints().get(r * HISTORY + length - 1 - i));
                    }
                }
                reversed.put(n, t);
            }
            assertThat(logits(s, new Batch(ROWS, reversed))).containsExactly(logits(s, b), within(1e-12));
            // row 0 has no history
            double[] co = s.run(b, "coaction/item_x_history").get("coaction/item_x_history").toDoubles();
            assertThat(java.util.Arrays.copyOf(co, co.length / ROWS)).containsOnly(0.0);
        }
    }

    @Test
    void trainingLeavesRowsOfAbsentIdsAlone() {
        try (Lease lease = Engines.chosen();
                Session s = open(lease, new CanModelFactory(), Map.of("embedding", "4", "mlp", "8", "layers", "4-3-2"))) {
            Map<String, Tensor> before = s.parameters();
            Batch b = batch(new SplittableRandom(10), ROWS);
            s.step(s.prepare(Model.TRAIN, b, 0), List.of());
            Map<String, Tensor> after = s.parameters();
            // item 8 is never drawn
            for (String table : List.of("embedding/item", "induction/item", "feed/history")) {
                assertThat(after.get(table).rows(8, 9).toDoubles()).containsExactly(before.get(table).rows(8, 9).toDoubles());
                assertThat(after.get(table).toDoubles()).isNotEqualTo(before.get(table).toDoubles());
            }
        }
    }
}
