package quire.paper.msdconvlstm.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

class GoldenCellTest {
    private static final double TOLERANCE = 1e-9;

    static CellShape shape(JsonNode c, int cx, int ch, String kind, int h, int w) {
        Gates gates = Gates.valueOf(kind.toUpperCase(java.util.Locale.ROOT));
        List<Integer> scales = new ArrayList<>();
        c.path("scales").forEach(k -> scales.add(k.asInt()));
        if (scales.isEmpty()) {
            scales.add(c.get("k").asInt());
        }
        return new CellShape(gates, cx, ch, c.path("m").asInt(0), scales.stream().mapToInt(k -> k).toArray(), "sum".equals(c.path("fuse").asText()), 0,
                c.path("peep").asBoolean(false), h, w);
    }

    /** Golden name to ours; ConvLSTM's wx and wh are one weight here. */
    static String name(String golden) {
        return switch (golden) {
            case "reduce_w" -> "reduce/weight";
            case "reduce_b" -> "reduce/bias";
            case "fuse_w" -> "fuse/weight";
            case "fuse_b" -> "fuse/bias";
            case "b" -> "bias";
            case "ci" -> "peep/input";
            case "cf" -> "peep/forget";
            case "co" -> "peep/output";
            default -> golden.replaceAll("^(dw|w)(\\d)$", "scale$2/weight").replaceAll("^col(\\d)$", "column$1/weight").replaceAll("^row(\\d)$", "row$1/weight");
        };
    }

    /** [out, in, y, x] to [y, x, in, out]; depthwise [channels, 1, y, x] to [y, x, channels, 1]. */
    static Tensor turned(String golden, Tensor t) {
        if (t.rank() != 4) {
            return t;
        }
        int o = (int) t.dim(0);
        int i = (int) t.dim(1);
        int taps = (int) (t.dim(2) * t.dim(3));
        boolean depth = golden.matches("(enc_|dec_)?dw\\d");
        double[] v = t.toDoubles();
        double[] out = new double[v.length];
        for (int a = 0; a < o; a++) {
            for (int b = 0; b < i; b++) {
                for (int k = 0; k < taps; k++) {
                    out[depth ? k * o + a : (k * i + b) * o + a] = v[(a * i + b) * taps + k];
                }
            }
        }
        return depth ? Tensor.of(out, t.dim(2), t.dim(3), o, 1) : Tensor.of(out, t.dim(2), t.dim(3), i, o);
    }

    /** wx and wh side by side along the input channels. */
    static Tensor joined(Tensor wx, Tensor wh) {
        int o = (int) wx.dim(0);
        int x = wx.size() / o;
        int h = wh.size() / o;
        double[] a = wx.toDoubles();
        double[] b = wh.toDoubles();
        double[] out = new double[a.length + b.length];
        for (int i = 0; i < o; i++) {
            System.arraycopy(a, i * x, out, i * (x + h), x);
            System.arraycopy(b, i * h, out, i * (x + h) + x, h);
        }
        return Tensor.of(out, o, wx.dim(1) + wh.dim(1), wx.dim(2), wx.dim(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"convlstm_cell", "convlstm_cell_peephole", "convlstm_unroll4", "msd_separable_cell", "msd_separable_unroll4", "msd_partitioned_cell",
        "msd_partitioned_unroll4"})
    void stepsAndGradientsAreTheReferences(String file) {
        Golden golden = Golden.load(GoldenCellTest.class, file);
        Tensor x = golden.doubles("inputs", "x");
        Tensor h0 = golden.doubles("inputs", "h0");
        JsonNode config = golden.root().get("expected").get("config");
        String kind = file.startsWith("convlstm") ? "convlstm" : file.split("_")[1];
        CellShape s = shape(config, (int) x.dim(2), (int) h0.dim(1), kind, (int) x.dim(3), (int) x.dim(4));
        assertThat(s.parameters()).isEqualTo(golden.root().get("expected").get("parameter_count").asLong());
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        for (String n : golden.names("inputs")) {
            inputs.put(n, golden.doubles("inputs", n));
        }
        Map<String, Tensor> values = new LinkedHashMap<>();
        Map<String, Tensor> gradients = new LinkedHashMap<>();
        boolean dense = golden.has("params", "wx");
        for (String p : golden.names("params")) {
            if (!p.equals("wx") && !p.equals("wh")) {
                values.put(name(p), turned(p, golden.doubles("params", p)));
                gradients.put(name(p), turned(p, golden.doubles("expected", "d_" + p)));
            }
        }
        if (dense) {
            values.put("weight", turned("w", joined(golden.doubles("params", "wx"), golden.doubles("params", "wh"))));
            gradients.put("weight", turned("w", joined(golden.doubles("expected", "d_wx"), golden.doubles("expected", "d_wh"))));
        }
        for (String n : List.of("x", "h0", "c0")) {
            gradients.put(n, golden.doubles("expected", "d_" + n));
        }
        GraphSpec spec = graph(s, inputs);
        try (Lease lease = Engines.chosen(); Session session = lease.open(Engines.model(Map.of("g", n -> spec)), SessionOptions.inference(1))) {
            session.load(values);
            Batch batch = new Batch(1, inputs);
            Map<String, Tensor> out = session.run(session.prepare("g", batch, 0), List.of("h", "c", "loss"));
            List.of("h", "c").forEach(n -> golden.assertClose(n, out.get(n), TOLERANCE));
            assertThat(out.get("loss").scalar()).isCloseTo(golden.root().get("expected").get("loss").isObject() ? golden.doubles("expected", "loss").scalar()
                    : golden.root().get("expected").get("loss").asDouble(), org.assertj.core.api.Assertions.within(TOLERANCE));
            Map<String, Tensor> d = session.gradients(session.prepare("g", batch, 0), gradients.keySet());
            gradients.forEach((n, t) -> Golden.close(file + " d_" + n, d.get(n), t, TOLERANCE));
        }
    }

    private static GraphSpec graph(CellShape s, Map<String, Tensor> inputs) {
        GraphBuilder g = new GraphBuilder(DType.DOUBLE, false);
        Map<String, SDVariable> in = new LinkedHashMap<>();
        inputs.forEach((n, t) -> in.put(n, g.input(n, t.shape())));
        int steps = (int) inputs.get("x").dim(0);
        SDVariable[] xs = g.sd().unstack(in.get("x"), 0, steps);
        ConvLstm.State at = new ConvLstm.State(in.get("h0"), in.get("c0"));
        List<SDVariable> hs = new ArrayList<>();
        for (SDVariable x : xs) {
            at = ConvLstm.step(g, x, at, s);
            hs.add(at.h());
        }
        SDVariable h = g.sd().stack(0, hs.toArray(SDVariable[]::new));
        g.output("h", h);
        g.output("c", at.c());
        g.output("loss", h.mul(in.get("upstream_h")).sum().add(at.c().mul(in.get("upstream_c")).sum()));
        return g.build("loss");
    }

    @Test
    void parametersOfRealisticWidths() {
        for (JsonNode row : Golden.load(GoldenCellTest.class, "param_counts").root().get("expected").get("table")) {
            int cx = row.get("cx").asInt();
            int ch = row.get("ch").asInt();
            assertThat(CellShape.of(Gates.CONVLSTM, cx, ch, 0, 5).parameters()).isEqualTo(row.get("convlstm_k5").asLong());
            assertThat(CellShape.of(Gates.SEPARABLE, cx, ch, ch, 1, 3, 5, 7).parameters()).isEqualTo(row.get("separable_1357").asLong());
            assertThat(CellShape.of(Gates.PARTITIONED, cx, ch, 0, 1, 3, 5, 7).parameters()).isEqualTo(row.get("partitioned_1357").asLong());
            assertThat(CellShape.of(Gates.FACTORISED, cx, ch, ch, 1, 3, 5, 7).parameters()).isEqualTo(row.get("factorised_1357_m_ch").asLong());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mse", "weighted_mse_mae"})
    void encoderAndDecoder(String loss) {
        Golden golden = Golden.load(GoldenCellTest.class, "encoder_decoder_" + loss);
        CellShape cell = CellShape.of(Gates.SEPARABLE, 5, 4, 3, 1, 3, 5);
        Settings settings = new Settings(4, 5, 3, 1, false, false, false, cell, loss.equals("mse") ? RainLosses.MSE : RainLosses.BALANCED);
        ForecastModel model = new ForecastModel(settings, new WeatherShape(4, -1, 3, 2, 8, 8, false), DType.DOUBLE);
        Map<String, Tensor> values = new LinkedHashMap<>();
        Map<String, Tensor> gradients = new LinkedHashMap<>();
        JsonNode grads = golden.root().get("expected").get("grads") == null ? golden.root().get("expected") : golden.root().get("expected").get("grads");
        for (String p : golden.names("params")) {
            String own = p.matches("(enc|dec)_.*") ? (p.startsWith("enc") ? "encoder0/" : "decoder0/") + name(p.substring(4))
                    : Map.of("e1", "stem/1", "e2", "stem/2", "o", "head/1", "q", "head/2").get(p.substring(0, p.length() - 2)) + (p.endsWith("_w") ? "/weight" : "/bias");
            values.put(own, turned(p, golden.doubles("params", p)));
            gradients.put(own, turned(p, quire.testkit.Probe.tensor(grads.get("d_" + p))));
        }
        Tensor y = swapped(golden.doubles("inputs", "y"));
        Tensor ones = Tensor.zeros(DType.DOUBLE, 2, 2, 8, 8);
        double[] full = new double[ones.size()];
        java.util.Arrays.fill(full, 1);
        ones.doubles().put(full);
        Batch batch = new Batch(2, Map.of("x", swapped(golden.doubles("inputs", "x")), "y", y.reshape(2, 2, 8, 8), "mask", ones));
        try (Lease lease = Engines.chosen(); Session session = lease.open(model, SessionOptions.inference(1))) {
            session.load(values);
            Map<String, Tensor> out = session.run(session.prepare("train", batch, 0), List.of("prediction", "loss"));
            Golden.close("prediction", out.get("prediction"), swapped(golden.doubles("expected", "prediction")), TOLERANCE);
            Map<String, Tensor> d = session.gradients(session.prepare("train", batch, 0), gradients.keySet());
            gradients.forEach((n, t) -> Golden.close(loss + " d_" + n, d.get(n), t, TOLERANCE));
        }
    }

    /** [steps, rows, …] to [rows, steps, …]. */
    private static Tensor swapped(Tensor t) {
        int steps = (int) t.dim(0);
        int rows = (int) t.dim(1);
        int each = t.size() / steps / rows;
        double[] v = t.toDoubles();
        double[] out = new double[v.length];
        for (int s = 0; s < steps; s++) {
            for (int r = 0; r < rows; r++) {
                System.arraycopy(v, (s * rows + r) * each, out, (r * steps + s) * each, each);
            }
        }
        long[] shape = t.shape();
        shape[0] = rows;
        shape[1] = steps;
        return Tensor.of(out, shape);
    }
}
