package quire.paper.augfpn.nn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.detection.nn.AxisSampling;
import quire.detection.nn.ExtraLevels;
import quire.detection.nn.Fpn;
import quire.detection.nn.LevelRule;
import quire.detection.nn.Pyramid;
import quire.detection.nn.RoiLayout;
import quire.detection.nn.RoiTeaching;
import quire.detection.nn.Rois;
import quire.nn.conv.FeatureMap;
import quire.nn.conv.Resampling;
import quire.testkit.Golden;
import quire.testkit.Probe;

/** Every block forward and backward against the vectors, on both engines. */
class GoldenBlocksTest {
    private static final double TOLERANCE = 1e-9;

    static FeatureMap map(SDVariable v, Tensor t) {
        return new FeatureMap(v, (int) t.dim(1), (int) t.dim(2), (int) t.dim(3));
    }

    /** Convolution of a vector's parameters by our name. */
    private static void conv(Probe probe, Golden golden, String ours, String theirs) {
        conv(probe, golden, ours, theirs + "_w", theirs + "_b");
    }

    private static void conv(Probe probe, Golden golden, String ours, String weight, String bias) {
        probe.feed(ours + "/weight", Probe.turned(golden.doubles("params", weight))).feed(ours + "/bias", golden.doubles("params", bias));
    }

    private static void convGradient(Map<String, Tensor> out, Golden golden, String ours, String weight, String bias) {
        Probe.close("d_" + weight, out.get("d_" + ours + "/weight"), Probe.turned(golden.doubles("expected", "d_" + weight)), TOLERANCE);
        Probe.close("d_" + bias, out.get("d_" + ours + "/bias"), golden.doubles("expected", "d_" + bias), TOLERANCE);
    }

    private static List<Double> ratios(Golden golden) {
        List<Double> out = new ArrayList<>();
        golden.root().path("params").path("ratios").forEach(n -> out.add(n.asDouble()));
        if (out.isEmpty()) {
            for (double d : golden.doubles("params", "ratios").toDoubles()) {
                out.add(d);
            }
        }
        return out;
    }

    /** Our names of the parameters of a context, by theirs. */
    private static Map<String, String> context(String name, int n) {
        Map<String, String> names = new LinkedHashMap<>();
        for (int k = 0; k < n; k++) {
            names.put("lat" + k, name + "/context" + k);
        }
        names.put("asf1", name + "/fusion/squeeze");
        names.put("asf2", name + "/fusion/gate");
        return names;
    }

    private static void resampling(String file) {
        int n = 0;
        for (JsonNode c : Golden.load(GoldenBlocksTest.class, file).root().path("expected").path("cases")) {
            Tensor x = Probe.tensor(c.get("x"));
            int h = c.get("out_hw").get(0).asInt();
            int w = c.get("out_hw").get(1).asInt();
            Map<String, Tensor> out = new Probe().feed("x", x).seed("y", Probe.tensor(c.get("seed_grad"))).run((g, in) -> {
                FeatureMap m = map(in.get("x"), x);
                FeatureMap y = file.startsWith("adaptive") ? Resampling.adaptiveAverage(g, m, h, w)
                        : c.has("mode") ? Resampling.nearest(g, m, h, w)
                        : Resampling.bilinear(g, m, h, w, c.get("align_corners").asBoolean());
                return Map.of("y", y.value());
            });
            Probe.close(file + " " + n, out.get("y"), Probe.tensor(c.get("y")), TOLERANCE);
            Probe.close(file + " gradient " + n++, out.get("d_x"), Probe.tensor(c.get("d_x")), TOLERANCE);
        }
        assertThat(n).isGreaterThan(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"adaptive_avg_pool", "upsample"})
    void changesOfSize(String file) {
        resampling(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rfa_a", "rfa_small_map"})
    void residualFeatureAugmentation(String file) {
        Golden golden = Golden.load(GoldenBlocksTest.class, file);
        List<Double> ratios = ratios(golden);
        Tensor c5 = golden.doubles("inputs", "c5");
        Map<String, String> names = context("rfa", ratios.size());
        Probe probe = new Probe().feed("c5", c5).seed("m6", golden.doubles("inputs", "seed_grad"));
        names.forEach((theirs, ours) -> conv(probe, golden, ours, theirs));
        int channels = (int) golden.doubles("params", "lat0_b").dim(0);
        Map<String, Tensor> out = probe.run((g, in) -> {
            Fusion.Result r = new ResidualFeatureAugmentation(channels, ratios, ContextPooling.RATIO, Fusion.ASF).apply(g, "rfa", map(in.get("c5"), c5));
            return Map.of("m6", r.map().value(), "weights", r.gates());
        });
        Probe.close("m6", out.get("m6"), golden.doubles("expected", "m6"), TOLERANCE);
        Probe.close("weights", out.get("weights"), golden.doubles("expected", "weights"), TOLERANCE);
        Probe.close("d_c5", out.get("d_c5"), golden.doubles("expected", "d_c5"), TOLERANCE);
        names.forEach((theirs, ours) -> convGradient(out, golden, ours, theirs + "_w", theirs + "_b"));
    }

    @Test
    void neckOfFasterRcnn() {
        neck("neck_faster_rcnn", 2, 4, new ExtraLevels(ExtraLevels.Kind.SUBSAMPLED, 1));
    }

    @Test
    void neckOfRetinaNet() {
        neck("neck_retinanet", 3, 3, new ExtraLevels(ExtraLevels.Kind.FROM_BACKBONE, 2));
    }

    private static void neck(String file, int first, int maps, ExtraLevels extra) {
        Golden golden = Golden.load(GoldenBlocksTest.class, file);
        List<Double> ratios = ratios(golden);
        Map<String, String> names = context("neck/rfa", ratios.size());
        for (int i = 0; i < maps; i++) {
            names.put("lateral" + i, "neck/lateral" + i);
            names.put("fpn" + i, "neck/output" + i);
        }
        for (int i = 0; i < extra.count() && extra.kind() != ExtraLevels.Kind.SUBSAMPLED; i++) {
            names.put("extra" + i, "neck/extra" + i);
        }
        Probe probe = new Probe();
        names.forEach((theirs, ours) -> conv(probe, golden, ours, theirs));
        List<Tensor> cs = new ArrayList<>();
        for (int i = 0; i < maps; i++) {
            cs.add(golden.doubles("inputs", "c" + (first + i)));
            probe.feed("c" + (first + i), cs.get(i));
        }
        int levels = maps + extra.count();
        for (int i = 0; i < levels; i++) {
            probe.seed("p" + (first + i), golden.doubles("inputs", "seed_p" + (first + i)));
        }
        Map<String, Tensor> out = probe.run((g, in) -> {
            List<FeatureMap> c = new ArrayList<>();
            int[] strides = new int[maps];
            for (int i = 0; i < maps; i++) {
                c.add(map(in.get("c" + (first + i)), cs.get(i)));
                strides[i] = 1 << (first + i);
            }
            Pyramid p = new AugmentedNeck(new Fpn(3, extra), new ResidualFeatureAugmentation(3, ratios, ContextPooling.RATIO, Fusion.ASF))
                    .build(g, "neck", c, strides);
            Map<String, SDVariable> named = new HashMap<>();
            for (int i = 0; i < levels; i++) {
                named.put("p" + (first + i), p.levels().get(i).value());
            }
            for (int i = 0; i < maps; i++) {
                named.put("raw_m" + (first + i), p.laterals().get(i).value().add(0));
            }
            return named;
        });
        int compared = 0;
        for (String name : golden.names("expected")) {
            if (out.containsKey(name)) {
                Probe.close(name, out.get(name), golden.doubles("expected", name), TOLERANCE);
                compared++;
            }
        }
        for (int i = 0; i < maps; i++) {
            String name = "d_c" + (first + i);
            if (golden.has("expected", name + "_sum_abs")) {
                double sum = 0;
                for (double d : out.get(name).toDoubles()) {
                    sum += Math.abs(d);
                }
                Probe.close(name, Tensor.of(new double[] {sum}, 1), number(golden, name + "_sum_abs"), TOLERANCE);
            }
        }
        names.forEach((theirs, ours) -> convGradient(out, golden, ours, theirs + "_w", theirs + "_b"));
        assertThat(compared).isGreaterThan(6);
    }

    private static Tensor number(Golden golden, String name) {
        JsonNode n = golden.root().path("expected").path(name);
        return Tensor.of(new double[] {n.isNumber() ? n.asDouble() : n.get("data").isArray() ? n.get("data").get(0).asDouble() : n.get("data").asDouble()}, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soft_roi_legacy_align", "soft_roi_aligned"})
    void softRoiSelection(String file) {
        Golden golden = Golden.load(GoldenBlocksTest.class, file);
        Tensor rois = golden.doubles("inputs", "rois");
        int n = (int) rois.dim(0);
        int[] heights = new int[4];
        int[] widths = new int[4];
        Tensor[] p = new Tensor[4];
        Probe probe = new Probe();
        for (int l = 0; l < 4; l++) {
            p[l] = golden.doubles("inputs", "p" + (l + 2));
            heights[l] = (int) p[l].dim(2);
            widths[l] = (int) p[l].dim(3);
            probe.feed("p" + (l + 2), p[l]);
        }
        conv(probe, golden, "srs/squeeze", "w1", "b1");
        conv(probe, golden, "srs/gate", "w2", "b2");
        // rows of the vectors in the order of images, n places on each
        RoiLayout layout = new RoiLayout("roi", n, 5, heights, widths, new int[] {4, 8, 16, 32}, AxisSampling.align(2, file.endsWith("_aligned")),
                new LevelRule(16, 4));
        Map<String, Tensor> tensors = layout.tensors(DType.DOUBLE, 2);
        int[] row = new int[n];
        double[] r = rois.toDoubles();
        for (int image = 0; image < 2; image++) {
            double[] boxes = new double[4 * n];
            int m = 0;
            for (int i = 0; i < n; i++) {
                if (r[5 * i] == image) {
                    System.arraycopy(r, 5 * i + 1, boxes, 4 * m, 4);
                    row[i] = image * n + m++;
                }
            }
            layout.write(tensors, image, boxes, m);
        }
        tensors.forEach(probe::data);
        probe.seed("y", spread(golden.doubles("inputs", "seed_grad"), row, 2 * n));
        Map<String, Tensor> out = probe.run((g, in) -> {
            List<FeatureMap> levels = new ArrayList<>();
            for (int l = 0; l < 4; l++) {
                levels.add(map(in.get("p" + (l + 2)), p[l]));
            }
            Fusion.Result s = new SoftRoiSelection(4, Fusion.ASF).select(g, "srs", new Pyramid(levels, new int[] {4, 8, 16, 32}, List.of()),
                    new Rois(layout));
            return Map.of("y", s.map().value(), "weights", s.gates());
        });
        Probe.close("y", gathered(out.get("y"), row), golden.doubles("expected", "y"), TOLERANCE);
        Probe.close("weights", gathered(out.get("weights"), row), golden.doubles("expected", "weights"), TOLERANCE);
        for (int l = 2; l < 6; l++) {
            Probe.close("d_p" + l, out.get("d_p" + l), golden.doubles("expected", "d_p" + l), TOLERANCE);
        }
        convGradient(out, golden, "srs/squeeze", "w1", "b1");
        convGradient(out, golden, "srs/gate", "w2", "b2");
    }

    private static Tensor spread(Tensor t, int[] row, int rows) {
        int width = t.size() / row.length;
        double[] v = new double[rows * width];
        for (int i = 0; i < row.length; i++) {
            System.arraycopy(t.toDoubles(), i * width, v, row[i] * width, width);
        }
        return Tensor.of(v, rows, t.dim(1), t.dim(2), t.dim(3));
    }

    private static Tensor gathered(Tensor t, int[] row) {
        int width = t.size() / (int) t.dim(0);
        double[] v = new double[row.length * width];
        for (int i = 0; i < row.length; i++) {
            System.arraycopy(t.toDoubles(), row[i] * width, v, i * width, width);
        }
        return Tensor.of(v, row.length, t.dim(1), t.dim(2), t.dim(3));
    }

    @Test
    void consistentSupervision() {
        Golden golden = Golden.load(GoldenBlocksTest.class, "consistent_supervision");
        int levels = 4;
        int[] strides = {4, 8, 16, 32};
        int[] heights = new int[levels];
        int[] widths = new int[levels];
        Tensor[] m = new Tensor[levels];
        Probe probe = new Probe();
        for (int l = 0; l < levels; l++) {
            m[l] = golden.doubles("inputs", "m" + l);
            heights[l] = (int) m[l].dim(2);
            widths[l] = (int) m[l].dim(3);
            probe.feed("m" + l, m[l]);
        }
        String[][] dense = {{"fc1", "fc1"}, {"fc2", "fc2"}, {"cls", "class"}, {"reg", "box"}};
        for (String[] d : dense) {
            probe.feed("consistent/" + d[1] + "/weight", turned(golden.doubles("params", d[0] + "_w")));
            probe.feed("consistent/" + d[1] + "/bias", golden.doubles("params", d[0] + "_b"));
        }
        double[] rois = golden.doubles("inputs", "rois").toDoubles();
        int n = rois.length / 5;
        double[] boxes = new double[4 * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(rois, 5 * i + 1, boxes, 4 * i, 4);
        }
        RoiLayout layout = new RoiLayout("roi", n, 3, heights, widths, strides, AxisSampling.align(2, false), new LevelRule(16, levels));
        Map<String, Tensor> tensors = layout.tensors(DType.DOUBLE, 1);
        layout.write(tensors, 0, boxes, n);
        RoiTeaching teaching = new RoiTeaching("roi", n, 3);
        double[] labels = golden.doubles("inputs", "labels").toDoubles();
        double[] targets = golden.doubles("inputs", "bbox_targets").toDoubles();
        double[] hot = new double[n * 4];
        double[] deltas = new double[n * 4];
        for (int i = 0; i < n; i++) {
            hot[4 * i + (int) labels[i]] = 1.0 / n;
            System.arraycopy(targets, i * 16 + 4 * (int) labels[i], deltas, 4 * i, 4);
        }
        tensors.put(teaching.classInput(), Tensor.of(hot, 1, n, 4));
        tensors.put(teaching.deltaInput(), Tensor.of(deltas, 1, n, 4));
        tensors.forEach(probe::data);
        probe.seed("total", Tensor.of(new double[] {1}, 1));
        Map<String, Tensor> out = probe.run((g, in) -> {
            List<FeatureMap> laterals = new ArrayList<>();
            for (int l = 0; l < levels; l++) {
                laterals.add(map(in.get("m" + l), m[l]));
            }
            SDVariable loss = new ConsistentSupervision(0.25, 5).loss(g, new Pyramid(laterals, strides, laterals), new Rois(layout), teaching);
            return Map.of("total", g.sd().reshape(loss, 1));
        });
        Probe.close("total", out.get("total"), number(golden, "total"), TOLERANCE);
        for (int l = 0; l < levels; l++) {
            Probe.close("d_m" + l, out.get("d_m" + l), golden.doubles("expected", "d_m" + l), TOLERANCE);
            JsonNode both = golden.root().path("expected").path("per_level_cls_reg").get(l);
            if (both != null) {
                double expected = (both.get(0).asDouble() + both.get(1).asDouble()) / 0.25;
                Probe.close("level " + l, out.get(ConsistentSupervision.NAME + l), Tensor.of(new double[] {expected}, 1), TOLERANCE);
            }
        }
        for (String[] d : dense) {
            Probe.close(d[0], out.get("d_consistent/" + d[1] + "/weight"), turned(golden.doubles("expected", "d_" + d[0] + "_w")), TOLERANCE);
            Probe.close(d[0], out.get("d_consistent/" + d[1] + "/bias"), golden.doubles("expected", "d_" + d[0] + "_b"), TOLERANCE);
        }
    }

    /** Weights [out, in] as [in, out]. */
    private static Tensor turned(Tensor w) {
        int out = (int) w.dim(0);
        int in = (int) w.dim(1);
        double[] v = w.toDoubles();
        double[] t = new double[v.length];
        for (int o = 0; o < out; o++) {
            for (int i = 0; i < in; i++) {
                t[i * out + o] = v[o * in + i];
            }
        }
        return Tensor.of(t, in, out);
    }
}
