package quire.paper.han.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import quire.api.compute.Lease;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.model.GraphSpec;
import quire.api.model.Model;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.nn.GraphBuilder;
import quire.testkit.Engines;
import quire.testkit.Golden;

/** Runs one graph in double precision on a golden file's inputs and parameters and compares outputs and gradients. */
final class GoldenModel {
    static final double TOLERANCE = 1e-8;
    /** Golden parameter name to the graph's. */
    static final Map<String, String> LAYER = Map.ofEntries(Map.entry("Wq", "query/weight"), Map.entry("bq", "query/bias"),
            Map.entry("Wk", "key/weight"), Map.entry("bk", "key/bias"), Map.entry("Wv", "value/weight"), Map.entry("bv", "value/bias"),
            Map.entry("Wo", "out/weight"), Map.entry("bo", "out/bias"), Map.entry("ln1.gain", "norm1/scale"), Map.entry("ln1.bias", "norm1/shift"),
            Map.entry("ln2.gain", "norm2/scale"), Map.entry("ln2.bias", "norm2/shift"));

    private GoldenModel() {
    }

    /** Graph name of a parameter, with modules before a dot as scopes; a layer on its own is in the scope {@code layer}. */
    static String name(String golden) {
        for (String module : new String[] {"joint.", "finger.", "temporal.", "fusion."}) {
            if (golden.startsWith(module)) {
                return module.substring(0, module.length() - 1) + "/" + LAYER.get(golden.substring(module.length()));
            }
        }
        return switch (golden) {
            case "bn.gain" -> "norm/scale";
            case "bn.bias" -> "norm/shift";
            case "bn.mean" -> "norm/mean";
            case "bn.var" -> "norm/variance";
            case "in.W" -> "embed/weight";
            case "in.b" -> "embed/bias";
            case "cls.W" -> "classifier/weight";
            case "cls.b" -> "classifier/bias";
            case "gain" -> "norm/scale";
            case "bias" -> "norm/shift";
            default -> "layer/" + LAYER.get(golden);
        };
    }

    /** Checks everything the file expects of a graph that names its outputs as the file does. */
    static void check(Golden golden, boolean training, Map<String, Tensor> more, Map<String, String> outputs,
            Function<GraphBuilder, GraphSpec> build) {
        Model model = Engines.model(Map.of(Model.TRAIN, n -> build.apply(new GraphBuilder(DType.DOUBLE, training))));
        Map<String, Tensor> inputs = new LinkedHashMap<>(more);
        for (String n : golden.names("inputs")) {
            if (!n.equals("labels")) {
                inputs.putIfAbsent(n, golden.doubles("inputs", n));
            }
        }
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        golden.names("params").forEach(n -> parameters.put(name(n), golden.doubles("params", n)));
        try (Lease lease = Engines.chosen(); Session session = lease.open(model, SessionOptions.inference(1))) {
            session.load(parameters);
            Batch batch = new Batch((int) inputs.get("x").dim(0), inputs);
            Map<String, Tensor> out = session.run(session.prepare(Model.TRAIN, batch, 0), outputs.values());
            outputs.forEach((expected, output) -> golden.assertClose(expected, out.get(output), TOLERANCE));
            Map<String, String> wrt = new LinkedHashMap<>();
            golden.names("expected").stream().filter(n -> n.startsWith("grad.")).forEach(n -> wrt.put(n, gradientName(n)));
            if (!wrt.isEmpty()) {
                Map<String, Tensor> gradients = session.gradients(session.prepare(Model.TRAIN, batch, 0), wrt.values());
                wrt.forEach((expected, variable) -> golden.assertClose(expected, gradients.get(variable), TOLERANCE));
            }
        }
    }

    private static String gradientName(String expected) {
        String bare = expected.substring("grad.".length());
        return bare.equals("x") ? "x" : name(bare);
    }
}
