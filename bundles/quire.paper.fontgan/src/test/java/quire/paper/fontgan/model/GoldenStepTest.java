package quire.paper.fontgan.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quire.api.compute.Lease;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.model.Model;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.paper.fontgan.nn.TinyNetworks;
import quire.testkit.Engines;
import quire.testkit.Golden;
import quire.testkit.Probe;
import com.fasterxml.jackson.databind.JsonNode;

/** One whole step of tiny networks: outputs, losses and the gradients of every parameter, on either engine. */
class GoldenStepTest {
    private static final double TOLERANCE = 1e-9;

    private static String name(String golden) {
        return golden.equals("prior_mean") ? golden
                : golden.replaceFirst("_(w|b)$", "/$1").replaceFirst("/w$", "/weight").replaceFirst("/b$", "/bias")
                        .replaceFirst("^(style|content|cpm|ds|dd)_(c1|c2|mu|lv|adv|cls)/", "$1/$2/");
    }

    private static Tensor turned(Tensor t) {
        if (t.rank() == 4) {
            return Probe.turned(t);
        }
        if (t.rank() != 2) {
            return t;
        }
        int out = (int) t.dim(0);
        int in = (int) t.dim(1);
        double[] v = t.toDoubles();
        double[] w = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            w[i % in * out + i / in] = v[i];
        }
        return Tensor.of(w, in, out);
    }

    private static Tensor parameter(String name, JsonNode n) {
        return name.endsWith("prior_mean") ? Probe.tensor(n) : turned(Probe.tensor(n));
    }

    @ParameterizedTest
    @ValueSource(strings = "loss_step_batch3")
    void followsTheReference(String file) {
        Golden golden = Golden.load(GoldenStepTest.class, file);
        JsonNode expected = golden.root().get("expected");
        Settings settings = Settings.of(Settings.options().defaults());
        FontGanModel model = new FontGanModel(new TinyNetworks(), settings, 8, 3, DType.DOUBLE);
        try (Lease lease = Engines.chosen(); Session s = lease.open(model, SessionOptions.inference(1))) {
            Map<String, Tensor> values = new HashMap<>();
            for (String part : List.of("generator", "discriminator")) {
                golden.root().get("params").get(part).fields().forEachRemaining(e -> values.put(name(e.getKey()), parameter(e.getKey(), e.getValue())));
            }
            s.load(values);
            Map<String, Tensor> in = new HashMap<>();
            Tensor styled = golden.doubles("inputs", "x_sty");
            in.put(Names.STYLED, styled);
            in.put(Names.REFERENCE, styled);
            in.put(Names.STANDARD, golden.doubles("inputs", "x_std"));
            in.put(Names.NOISE, golden.doubles("inputs", "eps"));
            in.put(Names.KL_WEIGHT, Tensor.of(new double[] {0.1}, 1));
            int rows = (int) styled.dim(0);
            double[] hot = new double[rows * 3];
            int[] labels = golden.ints("inputs", "labels").toDoubles().length == rows ? ints(golden) : new int[0];
            for (int i = 0; i < rows; i++) {
                hot[3 * i + labels[i]] = 1;
            }
            in.put(Names.FONT, Tensor.of(hot, rows, 3));
            Map<String, Tensor> prior = run(s, Names.PRIOR, rows, in);
            in.put(Names.CODE, prior.get(Names.CODE));
            Map<String, Tensor> made = run(s, Model.TRAIN, rows, in);
            JsonNode outputs = expected.get("outputs");
            for (String o : List.of("mu", "logvar", "z", "fake_sty", "fake_std")) {
                Probe.close(o, made.get(o), Probe.tensor(outputs.get(o)), TOLERANCE);
            }
            Probe.close("prior", prior.get(Names.CODE), Probe.tensor(outputs.get("prior")), TOLERANCE);
            for (String l : List.of("rec_sty", "rec_de", "kl", "cp", "cls")) {
                Probe.close(l, made.get(l), Probe.tensor(expected.get("g_losses").get(l)), TOLERANCE);
            }
            double total = made.get("loss").scalar() + prior.get("loss").scalar();
            Probe.close("g_total", Tensor.of(new double[] {total}), Probe.tensor(expected.get("g_total")), TOLERANCE);
            in.put(Names.FAKE_STYLED, made.get(Names.FAKE_STYLED));
            in.put(Names.FAKE_STANDARD, made.get(Names.FAKE_STANDARD));
            Probe.close("d_total", run(s, Names.DISCRIMINATOR, rows, in).get("loss"), Probe.tensor(expected.get("d_total")), TOLERANCE);
            gradients(s, rows, in, expected);
        }
    }

    private static int[] ints(Golden golden) {
        double[] d = golden.ints("inputs", "labels").toDoubles();
        int[] out = new int[d.length];
        for (int i = 0; i < d.length; i++) {
            out[i] = (int) d[i];
        }
        return out;
    }

    private static void gradients(Session s, int rows, Map<String, Tensor> in, JsonNode expected) {
        Map<String, String> graphs = new HashMap<>();
        expected.get("grads_g").fieldNames().forEachRemaining(n -> graphs.put(n, n.startsWith("d_cpm") ? Names.PRIOR : Model.TRAIN));
        expected.get("grads_d").fieldNames().forEachRemaining(n -> graphs.put(n, Names.DISCRIMINATOR));
        for (String golden : new TreeSet<>(graphs.keySet())) {
            String part = graphs.get(golden).equals(Names.DISCRIMINATOR) ? "grads_d" : "grads_g";
            String own = name(golden.substring(2));
            Tensor g = s.gradients(s.prepare(graphs.get(golden), new Batch(rows, in), 0), List.of(own)).get(own);
            Probe.close(golden, g, parameter(golden, expected.get(part).get(golden)), TOLERANCE);
        }
    }

    private static Map<String, Tensor> run(Session s, String graph, int rows, Map<String, Tensor> in) {
        Map<String, Tensor> out = new HashMap<>();
        s.run(s.prepare(graph, new Batch(rows, in), 0), List.of()).forEach((n, t) -> out.put(n, t.copy()));
        return out;
    }
}
