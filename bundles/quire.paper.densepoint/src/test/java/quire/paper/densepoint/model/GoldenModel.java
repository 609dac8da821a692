package quire.paper.densepoint.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.compute.Lease;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.model.GraphSpec;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.nn.GraphBuilder;
import quire.testkit.Engines;
import quire.testkit.Golden;

/** Runs a graph on a golden vector's inputs and values and compares outputs and gradients. */
final class GoldenModel {
    static final double TOLERANCE = 1e-8;
    final Golden golden;
    private final Map<String, Tensor> inputs = new LinkedHashMap<>();
    private final Map<String, String> outputs = new LinkedHashMap<>();

    GoldenModel(String name) {
        golden = Golden.load(GoldenModel.class, name);
    }

    boolean training() {
        return golden.config().path("bnTraining").asBoolean(false);
    }

    GoldenModel input(String name, Tensor t) {
        inputs.put(name, t);
        return this;
    }

    /** Golden name to output name, where they differ. */
    GoldenModel output(String goldenName, String name) {
        outputs.put(goldenName, name);
        return this;
    }

    /** Our name of a golden parameter. */
    static String name(String golden) {
        return golden.replace('.', '/').replaceAll("Wphi$", "phi/weight").replaceAll("bphi$", "phi/bias").replaceAll("Wpsi$", "psi/weight")
                .replaceAll("bpsi$", "psi/bias").replaceAll("W$", "weight").replaceAll("(^|/)b$", "$1bias").replaceAll("/gain$", "/scale")
                .replaceAll("(bn[a-z]*)/bias$", "$1/shift").replaceAll("/var$", "/variance");
    }

    /** Sum of y times the golden cotangent as the loss. */
    static GraphSpec end(GraphBuilder g, SDVariable y, long... cotangent) {
        g.output("y", y);
        g.output("loss", g.sd().reshape(y, cotangent).mul(g.input("cotangent", cotangent)).sum());
        return g.build("loss");
    }

    void check(Function<GraphBuilder, GraphSpec> build, String prefix) {
        GraphSpec spec = build.apply(new GraphBuilder(DType.DOUBLE, training()));
        Map<String, Tensor> values = new LinkedHashMap<>();
        for (String p : golden.names("params")) {
            values.put(name(prefix + p), golden.doubles("params", p));
        }
        try (Lease lease = Engines.chosen()) {
            Session session = lease.open(Engines.model(Map.of("g", n -> spec)), SessionOptions.inference(1));
            session.load(values);
            Batch batch = new Batch(1, inputs);
            List<String> names = new ArrayList<>();
            for (String e : golden.names("expected")) {
                if (spec.outputs().containsKey(outputs.getOrDefault(e, e))) {
                    names.add(e);
                }
            }
            Map<String, Tensor> found = session.run(session.prepare("g", batch, 0), names.stream().map(n -> outputs.getOrDefault(n, n)).toList());
            names.forEach(n -> golden.assertClose(n, found.get(outputs.getOrDefault(n, n)), TOLERANCE));
            List<String> gradients = golden.names("expected").stream().filter(n -> n.startsWith("grad.")).map(n -> n.substring(5)).toList();
            Map<String, Tensor> g = session.gradients(session.prepare("g", batch, 0), gradients.stream().map(n -> wrt(n, prefix)).toList());
            gradients.forEach(n -> golden.assertClose("grad." + n, g.get(wrt(n, prefix)), TOLERANCE));
        }
    }

    private String wrt(String n, String prefix) {
        return golden.has("params", n) ? name(prefix + n) : n;
    }
}
