package quire.paper.lmp.nn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.tensor.Tensor;
import quire.nn.conv.FeatureMap;
import quire.testkit.Golden;
import quire.testkit.Probe;

/** Every block forward and backward against the vectors, on both engines. */
class GoldenBlocksTest {
    private static final double TOLERANCE = 1e-9;

    private static FeatureMap map(SDVariable v, Tensor t) {
        return new FeatureMap(v, (int) t.dim(1), (int) t.dim(2), (int) t.dim(3));
    }

    private static Golden golden(String name) {
        return Golden.load(GoldenBlocksTest.class, name);
    }

    private static void conv(Probe probe, Golden golden, String ours, String theirs) {
        probe.feed(ours + "/weight", Probe.turned(golden.doubles("params", theirs + "_w"))).feed(ours + "/bias", golden.doubles("params", theirs + "_b"));
    }

    private static void convGradient(Map<String, Tensor> out, Golden golden, String ours, String theirs) {
        Probe.close("d_" + theirs, out.get("d_" + ours + "/weight"), Probe.turned(golden.doubles("expected", "d_" + theirs + "_w")), TOLERANCE);
        Probe.close("d_" + theirs, out.get("d_" + ours + "/bias"), golden.doubles("expected", "d_" + theirs + "_b"), TOLERANCE);
    }

    @Test
    void sampling() {
        int n = 0;
        for (JsonNode c : golden("bilinear_sample_k").root().path("expected").path("cases")) {
            Tensor x = Probe.tensor(c.get("x"));
            Tensor o = Probe.tensor(c.get("offsets"));
            Map<String, Tensor> out = new Probe().feed("x", x).feed("offsets", o).seed("y", Probe.tensor(c.get("seed_grad"))).run((g, in) ->
                    Map.of("y", g.sd().permute(new Locations(g, in.get("offsets"), (int) o.dim(0), (int) x.dim(2), (int) x.dim(3))
                            .sample(in.get("x"), (int) x.dim(1)), 3, 0, 4, 2, 1)));
            for (String name : new String[] {"y", "d_x", "d_offsets"}) {
                Probe.close(c.get("name") + " " + name, out.get(name), Probe.tensor(c.get(name)), TOLERANCE);
            }
            n++;
        }
        assertThat(n).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"lsts_gaussian, false", "lsts_gaussian, true", "lsts_uniform_n1, false", "lsts_uniform_n1, true"})
    void alignment(String file, boolean similarityOnly) {
        Golden golden = golden(file);
        Tensor old = golden.doubles("inputs", "f_old");
        Tensor offsets = golden.doubles("inputs", "offsets");
        int n = (int) offsets.dim(0);
        Probe probe = new Probe().feed("f_old", old).feed("f_new", golden.doubles("inputs", "f_new")).feed("offsets", offsets)
                .seed("y", golden.doubles("inputs", "seed_grad"));
        conv(probe, golden, "a/old", "f");
        conv(probe, golden, "a/new", "g");
        int e = (int) golden.doubles("params", "f_b").dim(0);
        Map<String, Tensor> out = probe.run((g, in) -> {
            Lsts.Result r = new Lsts(e, false, similarityOnly).apply(g, "a", map(in.get("f_old"), old), map(in.get("f_new"), old), in.get("offsets"), n);
            Lsts.Result abs = new Lsts(e, true, false).apply(g, "a", map(in.get("f_old"), old), map(in.get("f_new"), old), in.get("offsets"), n);
            Map<String, SDVariable> all = new HashMap<>();
            all.put("y", r.map().value());
            all.put("y_abs_norm", abs.map().value());
            all.put("weights", positions(g, r.weights(), old, n));
            all.put("similarity", positions(g, r.similarity(), old, n));
            return all;
        });
        for (String name : new String[] {"y", "weights", "similarity", "y_abs_norm"}) {
            Probe.close(name, out.get(name), golden.doubles("expected", name), TOLERANCE);
        }
        Probe.close("d_offsets", out.get("d_offsets"), golden.doubles("expected", similarityOnly ? "d_offsets_similarity_only" : "d_offsets"), TOLERANCE);
        Probe.close("d_f_old", out.get("d_f_old"), golden.doubles("expected", "d_f_old"), TOLERANCE);
        Probe.close("d_f_new", out.get("d_f_new"), golden.doubles("expected", "d_f_new"), TOLERANCE);
        convGradient(out, golden, "a/old", "f");
        convGradient(out, golden, "a/new", "g");
    }

    private static SDVariable positions(quire.nn.GraphBuilder g, SDVariable rows, Tensor old, int n) {
        return g.sd().permute(g.sd().reshape(rows, old.dim(3), old.dim(2), old.dim(0), n), 2, 3, 1, 0);
    }

    @Test
    void aggregation() {
        Golden golden = golden("quality_aggregation");
        Tensor a = golden.doubles("inputs", "a");
        Probe probe = new Probe().feed("a", a).feed("b", golden.doubles("inputs", "b")).seed("y", golden.doubles("inputs", "seed_grad"));
        for (int i = 1; i <= 3; i++) {
            conv(probe, golden, "q/score" + i, "q" + i);
        }
        Map<String, Tensor> out = probe.run((g, in) -> {
            Quality.Result r = new Quality(4, 3, 1, 3, 3).apply(g, "q", map(in.get("a"), a), map(in.get("b"), a));
            return Map.of("y", r.map().value(), "weights", g.sd().concat(1, r.own(), r.own().neg().add(1)));
        });
        for (String name : new String[] {"y", "weights"}) {
            Probe.close(name, out.get(name), golden.doubles("expected", name), TOLERANCE);
        }
        for (String name : new String[] {"d_a", "d_b"}) {
            Probe.close(name, out.get(name), golden.doubles("expected", name), TOLERANCE);
        }
        for (int i = 1; i <= 3; i++) {
            convGradient(out, golden, "q/score" + i, "q" + i);
        }
    }

    @Test
    void lowToHigh() {
        Golden golden = golden("low2high");
        Tensor x = golden.doubles("inputs", "x");
        Probe probe = new Probe().feed("x", x).seed("y", golden.doubles("inputs", "seed_grad"));
        for (int i = 1; i <= 3; i++) {
            conv(probe, golden, "t/conv" + i, "c" + i);
        }
        Map<String, Tensor> out = probe.run((g, in) -> Map.of("y", new LowToHigh(new int[] {4, 4, 5}, 1).apply(g, "t", map(in.get("x"), x)).value()));
        Probe.close("y", out.get("y"), golden.doubles("expected", "y"), TOLERANCE);
        Probe.close("d_x", out.get("d_x"), golden.doubles("expected", "d_x"), TOLERANCE);
        for (int i = 1; i <= 3; i++) {
            convGradient(out, golden, "t/conv" + i, "c" + i);
        }
    }

    @Test
    void warpingByOneFlowIsSamplingAtOneOffset() {
        Tensor x = Probe.random(1, -1, 1, 1, 2, 4, 5);
        Tensor o = Tensor.of(new double[] {0.3, -1.4}, 1, 2);
        Tensor flow = Tensor.zeros(quire.api.tensor.DType.DOUBLE, 1, 2, 4, 5);
        for (int i = 0; i < 40; i++) {
            flow.doubles().put(i, i < 20 ? 0.3 : -1.4);
        }
        Tensor seed = Probe.random(2, -1, 1, 1, 2, 4, 5);
        Map<String, Tensor> warped = new Probe().feed("x", x).feed("flow", flow).seed("y", seed)
                .run((g, in) -> Map.of("y", FlowWarp.apply(g, map(in.get("x"), x), in.get("flow"), g.constant(new double[] {2}, 1, 1, 1, 1)).value()));
        Map<String, Tensor> sampled = new Probe().feed("x", x).feed("o", o).seed("y", seed).run((g, in) -> Map.of("y",
                g.sd().reshape(g.sd().permute(new Locations(g, in.get("o"), 1, 4, 5).sample(in.get("x"), 2), 3, 0, 4, 2, 1), 1, 2, 4, 5).mul(2)));
        Probe.close("y", warped.get("y"), sampled.get("y"), TOLERANCE);
        Probe.close("d_x", warped.get("d_x"), sampled.get("d_x"), TOLERANCE);
        double[] d = new double[2];
        for (int i = 0; i < 40; i++) {
            d[i / 20] += warped.get("d_flow").toDoubles()[i];
        }
        Probe.close("d_flow", Tensor.of(d, 1, 2), sampled.get("d_o"), TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void identityAndShift(int shift) {
        Tensor x = Probe.random(shift, -1, 1, 1, 2, 8, 8);
        Map<String, Tensor> out = new Probe().feed("x", x).run((g, in) -> {
            Lsts.Result same = new Lsts(2, false, false).apply(g, "a", map(in.get("x"), x), map(in.get("x"), x), g.constant(new double[2], 1, 2), 1);
            Lsts.Result moved = new Lsts(2, false, false).apply(g, "a", map(in.get("x"), x), map(in.get("x"), x), g.constant(new double[] {shift, -1}, 1, 2), 1);
            return Map.of("same", same.map().value(), "moved", moved.map().value());
        });
        Probe.close("same", out.get("same"), x, TOLERANCE);
        double[] v = x.toDoubles();
        double[] m = out.get("moved").toDoubles();
        for (int y = 1; y < 8; y++) {
            for (int c = 0; c + shift < 8; c++) {
                assertThat(m[y * 8 + c]).isCloseTo(v[(y - 1) * 8 + c + shift], org.assertj.core.api.Assertions.within(TOLERANCE));
            }
        }
    }
}
