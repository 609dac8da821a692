package quire.paper.can.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import quire.api.compute.Lease;
import quire.api.compute.Optimiser;
import quire.api.compute.Schedule;
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
import quire.testkit.Golden;

class WholeModelGoldenTest {
    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("emb_user", "embedding/user");
        NAMES.put("emb_item", "embedding/item");
        NAMES.put("emb_cate", "embedding/category");
        NAMES.put("ind_item", "induction/item");
        NAMES.put("ind_cate", "induction/category");
        NAMES.put("feed_item", "feed/history");
        NAMES.put("feed_cate", "feed/history_category");
        NAMES.put("bn_gamma", "tower/norm/scale");
        NAMES.put("bn_beta", "tower/norm/shift");
        NAMES.put("f1_w", "tower/hidden1/weight");
        NAMES.put("f1_b", "tower/hidden1/bias");
        NAMES.put("prelu1", "tower/hidden1/slope");
        NAMES.put("f2_w", "tower/hidden2/weight");
        NAMES.put("f2_b", "tower/hidden2/bias");
        NAMES.put("prelu2", "tower/hidden2/slope");
        NAMES.put("f3_w", "tower/logit/weight");
        NAMES.put("f3_b", "tower/logit/bias");
    }

    static Stream<String> cases() {
        return GoldenFiles.startingWith("model_can_dnn").stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithTheReference(String name) {
        Golden golden = Golden.load(getClass(), name);
        Model model = model(golden);
        Batch batch = batch(golden);
        try (Lease lease = Engines.chosen(); Session s = lease.open(model, SessionOptions.training(1, tensorflowAdam(golden.config())))) {
            Map<String, Tensor> values = new HashMap<>();
            NAMES.forEach((theirs, ours) -> values.put(ours, golden.doubles("params", theirs)));
            s.load(values);

            Map<String, Tensor> out = s.run(s.prepare(Model.TRAIN, batch, 0),
                    List.of("logit", "probability", "loss", "coaction/item_x_history", "coaction/category_x_history_category"));
            golden.assertClose("coaction_item", out.get("coaction/item_x_history"), 1e-9);
            golden.assertClose("coaction_cate", out.get("coaction/category_x_history_category"), 1e-9);
            golden.assertClose("logit", out.get("logit"), 1e-9);
            golden.assertClose("prob", out.get("probability"), 1e-9);
            golden.assertClose("loss", out.get("loss"), 1e-9);

            Map<String, Tensor> grads = s.gradients(s.prepare(Model.TRAIN, batch, 0), List.copyOf(NAMES.values()));
            NAMES.forEach((theirs, ours) -> golden.assertClose("grad_" + theirs,
                    whole(grads, ours, values.get(ours)), 1e-9));

            s.step(s.prepare(Model.TRAIN, batch, 0), List.of());
            Map<String, Tensor> after = s.parameters();
            for (String expected : golden.names("expected")) {
                if (expected.startsWith("adam1_")) {
                    golden.assertClose(expected, after.get(NAMES.get(expected.substring(6))), 1e-9);
                }
            }
        }
    }

    /** TensorFlow adds epsilon before bias correction: at the first step that is ours with epsilon / sqrt(1 - beta2). */
    private static Optimiser tensorflowAdam(JsonNode config) {
        JsonNode a = config.get("adam");
        double beta2 = a.get("beta2").asDouble();
        return new Optimiser(Optimiser.Kind.ADAM, a.get("lr").asDouble(), a.get("beta1").asDouble(), beta2,
                a.get("eps").asDouble() / Math.sqrt(1 - beta2), 0, 0, 0, Schedule.constant(), List.of());
    }

    /** A table's gradient comes for the rows of the batch; all others are 0. */
    private static Tensor whole(Map<String, Tensor> grads, String name, Tensor value) {
        Tensor ids = grads.get(name + "@ids");
        if (ids == null) {
            return grads.get(name);
        }
        double[] rows = grads.get(name).toDoubles();
        double[] all = new double[value.size()];
        int width = (int) value.dim(1);
        double[] at = ids.toDoubles();
        assertThat(rows).hasSize(at.length * width);
        for (int i = 0; i < at.length; i++) {
            System.arraycopy(rows, i * width, all, (int) at[i] * width, width);
        }
        return Tensor.of(all, value.shape());
    }

    private static Model model(Golden golden) {
        JsonNode c = golden.config();
        List<String> sizes = new ArrayList<>(List.of(c.get("layers").get(0).get(0).asText()));
        c.get("layers").forEach(l -> sizes.add(l.get(1).asText()));
        Map<String, String> options = new HashMap<>();
        options.put("embedding", dim(golden, "emb_user", 1));
        options.put("mlp", dim(golden, "f1_w", 1) + "-" + dim(golden, "f2_w", 1));
        options.put("batch_norm", c.get("bn").asText());
        options.put("mask_history", c.get("mask_history_sum").asText());
        options.put("loss_scale", c.get("loss_scale").asText());
        options.put("loss_epsilon", "1e-8");
        options.put("layers", String.join("-", sizes));
        options.put("orders", c.get("orders").asText());
        options.put("order_merge", c.get("order_merge").asText());
        options.put("activation", c.get("activation").asText());
        options.put("activate_last", c.get("activate_last").asText());
        options.put("bias", c.get("bias").asText());
        options.put("pooling", c.get("pooling").asText());
        options.put("collect", c.get("collect").asText().startsWith("all") ? "all" : "last");
        options.put("order_independent", c.get("order_independent").asText());
        List<Field> fields = List.of(new Field("user", "user", false), new Field("item", "item", false),
                new Field("category", "category", false), new Field("history", "item", true),
                new Field("history_category", "category", true));
        CtrSchema schema = new CtrSchema(fields, Map.of("user", Integer.valueOf(dim(golden, "emb_user", 0)), "item",
                Integer.valueOf(dim(golden, "emb_item", 0)), "category", Integer.valueOf(dim(golden, "emb_cate", 0))),
                (int) golden.doubles("inputs", "mask").dim(1),
                List.of(new Pair("item", "history"), new Pair("category", "history_category")), 0);
        CanModelFactory factory = new CanModelFactory();
        return factory.create(factory.options().parse(options), schema.toSchema(Map.of()), DType.DOUBLE);
    }

    private static String dim(Golden golden, String parameter, int axis) {
        return Long.toString(golden.doubles("params", parameter).dim(axis));
    }

    private static Batch batch(Golden golden) {
        Tensor uid = golden.ints("inputs", "uid");
        return new Batch((int) uid.dim(0), Map.of("user", uid, "item", golden.ints("inputs", "item"), "category",
                golden.ints("inputs", "cate"), "history", golden.ints("inputs", "hist_item"), "history_category",
                golden.ints("inputs", "hist_cate"), "mask", golden.doubles("inputs", "mask"), "label", golden.doubles("inputs", "label")));
    }
}
