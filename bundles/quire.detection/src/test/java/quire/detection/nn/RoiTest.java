package quire.detection.nn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.nn.conv.FeatureMap;
import quire.testkit.Golden;
import quire.testkit.Probe;

class RoiTest {
    private static RoiLayout layout(int count, int bins, int h, int w, int stride, AxisSampling sampling) {
        return new RoiLayout("roi", count, bins, new int[] {h}, new int[] {w}, new int[] {stride}, sampling, new LevelRule(16, 1));
    }

    /** RoIAlign with more rows than columns: the same products with two layouts. */
    @Test
    void alignFollowsItsVectors() {
        Golden golden = Golden.load(RoiTest.class, "roi_align");
        double[] rois = golden.doubles("inputs", "rois").toDoubles();
        Tensor x = golden.doubles("inputs", "x");
        for (JsonNode c : golden.root().path("expected").path("cases")) {
            AxisSampling sampling = AxisSampling.align(Math.max(0, c.get("sampling_ratio").asInt()), c.get("aligned").asBoolean());
            Tensor y = Probe.tensor(c.get("y"));
            Tensor seed = Probe.tensor(c.get("seed_grad"));
            // 3 x 4 bins: the weights of rows and columns are made one by one, the products are those of Rois written out
            double[] out = new double[y.size()];
            double[] back = new double[x.size()];
            for (int r = 0; r < 5; r++) {
                double[] wy = new double[27];
                double[] wx = new double[48];
                sampling.write(rois[5 * r + 2], rois[5 * r + 4], 0.25, 9, 3, wy, 0);
                sampling.write(rois[5 * r + 1], rois[5 * r + 3], 0.25, 12, 4, wx, 0);
                for (int k = 0; k < 2 * 12 * 108; k++) {
                    int o = r * 24 + k / 108;
                    int i = (int) (rois[5 * r] * 2 + k / 1296) * 108 + k % 108;
                    double w = wy[k / 432 % 3 * 9 + k / 12 % 9] * wx[k / 108 % 4 * 12 + k % 12];
                    out[o] += w * x.toDoubles()[i];
                    back[i] += w * seed.toDoubles()[o];
                }
            }
            Probe.close("align", Tensor.of(out, y.shape()), y, 1e-9);
            Probe.close("align's gradient", Tensor.of(back, x.shape()), Probe.tensor(c.get("d_x")), 1e-9);
        }
    }

    @Test
    void productsReadEveryRegionFromItsImageAndLevel() {
        double[][] boxes = {{3, 2, 30, 25, 0, 0, 47, 35}, {-6, -4, 12, 60}};
        RoiLayout layout = new RoiLayout("roi", 2, 3, new int[] {9, 5}, new int[] {12, 6}, new int[] {4, 8}, AxisSampling.align(2, true),
                new LevelRule(12, 2));
        Map<String, Tensor> tensors = layout.tensors(DType.DOUBLE, 2);
        layout.write(tensors, 0, boxes[0], 2);
        layout.write(tensors, 1, boxes[1], 1);
        Tensor fine = Probe.random(1, -1, 1, 2, 2, 9, 12);
        Tensor coarse = Probe.random(2, -1, 1, 2, 2, 5, 6);
        Probe probe = new Probe().feed("fine", fine).feed("coarse", coarse).seed("own", Probe.random(3, -1, 1, 4, 2, 3, 3));
        tensors.forEach(probe::data);
        Map<String, Tensor> out = probe.run((g, in) -> {
            Rois rois = new Rois(layout);
            FeatureMap a = new FeatureMap(in.get("fine"), 2, 9, 12);
            FeatureMap b = new FeatureMap(in.get("coarse"), 2, 5, 6);
            Pyramid p = new Pyramid(java.util.List.of(a, b), new int[] {4, 8}, java.util.List.of());
            return Map.of("own", RoiFeatures.ownLevel().read(g, "x", p, rois).value(), "all", rois.align(g, b, 1).value(), "level",
                    in.get("roi_level").add(0));
        });
        assertThat(out.get("level").toDoubles()).containsExactly(0, 1, 0, 1, 0, 1, 0, 0);
        double[] expected = new double[4 * 18];
        for (int o = 0; o < 3 * 18; o++) {
            int r = o / 18;
            double[] box = java.util.Arrays.copyOfRange(boxes[r / 2], r % 2 * 4, r % 2 * 4 + 4);
            double[] wy = new double[15];
            double[] wx = new double[18];
            layout.sampling().write(box[1], box[3], 0.125, 5, 3, wy, 0);
            layout.sampling().write(box[0], box[2], 0.125, 6, 3, wx, 0);
            for (int k = 0; k < 30; k++) {
                expected[o] += wy[o / 3 % 3 * 5 + k / 6] * wx[o % 3 * 6 + k % 6] * coarse.toDoubles()[(r / 2 * 2 + o / 9 % 2) * 30 + k];
            }
        }
        Probe.close("all", out.get("all"), Tensor.of(expected, 4, 2, 3, 3), 1e-9);
        Probe.close("own", out.get("own"), Tensor.of(expected, 4, 2, 3, 3), 1e-9);
    }

    @Test
    void levelsFollowTheirVectors() {
        Golden golden = Golden.load(RoiTest.class, "augfpn/fpn_level_assign");
        double[] rois = golden.doubles("inputs", "rois").toDoubles();
        double[] levels = golden.doubles("expected", "level_modern").toDoubles();
        for (int i = 0; i < levels.length; i++) {
            double[] box = java.util.Arrays.copyOfRange(rois, 5 * i + 1, 5 * i + 5);
            assertThat(new LevelRule(56, 4).level(box, 0)).as("box %d", i).isEqualTo((int) levels[i]);
        }
    }

    @Test
    void maximumIsThatOfTheBinsCells() {
        double[] boxes = {3, 2, 30, 25, -6, -4, 12, 60, 20, 20, 21, 20.5, 40, 30, 80, 70};
        RoiLayout layout = layout(4, 3, 9, 12, 4, AxisSampling.members());
        Map<String, Tensor> tensors = layout.tensors(DType.DOUBLE, 1);
        layout.write(tensors, 0, boxes, 4);
        Tensor x = Probe.random(1, -1, 1, 1, 2, 9, 12);
        Tensor seed = Probe.random(2, -1, 1, 4, 2, 3, 3);
        Probe probe = new Probe().feed("x", x).seed("y", seed);
        tensors.forEach(probe::data);
        Map<String, Tensor> out = probe.run((g, in) -> Map.of("y", MaxRoiPool.pool(g, new FeatureMap(in.get("x"), 2, 9, 12), new Rois(layout), 0)
                .value()));
        double[] expected = new double[72];
        double[] back = new double[x.size()];
        for (int o = 0; o < 72; o++) {
            int r = o / 18;
            long x1 = Math.round(boxes[4 * r] / 4);
            long y1 = Math.round(boxes[4 * r + 1] / 4);
            double bw = Math.max(Math.round(boxes[4 * r + 2] / 4) - x1 + 1, 1) / 3.0;
            double bh = Math.max(Math.round(boxes[4 * r + 3] / 4) - y1 + 1, 1) / 3.0;
            int best = -1;
            for (int i = (int) Math.max(0, y1 + Math.floor(o / 3 % 3 * bh)); i < Math.min(9, y1 + Math.ceil((float) ((o / 3 % 3 + 1) * bh))); i++) {
                for (int j = (int) Math.max(0, x1 + Math.floor(o % 3 * bw)); j < Math.min(12, x1 + Math.ceil((float) ((o % 3 + 1) * bw))); j++) {
                    int at = (o / 9 % 2 * 9 + i) * 12 + j;
                    best = best < 0 || x.toDoubles()[at] > x.toDoubles()[best] ? at : best;
                }
            }
            if (best >= 0) {
                expected[o] = x.toDoubles()[best];
                back[best] += seed.toDoubles()[o];
            }
        }
        Probe.close("pool", out.get("y"), Tensor.of(expected, 72), 1e-9);
        Probe.close("pool's gradient", out.get("d_x"), Tensor.of(back, 216), 1e-9);
    }

    @Test
    void positionSensitivePoolingAveragesItsOwnChannels() {
        double[] boxes = {2, 3, 25, 20, 0, 0, 31, 31, 10, 5, 14, 30};
        RoiLayout layout = layout(3, 3, 8, 8, 4, AxisSampling.mean());
        Map<String, Tensor> tensors = layout.tensors(DType.DOUBLE, 1);
        layout.write(tensors, 0, boxes, 3);
        Tensor x = Probe.random(1, -1, 1, 1, 18, 8, 8);
        Probe probe = new Probe().feed("x", x).seed("y", Probe.random(2, -1, 1, 3, 2, 3, 3));
        tensors.forEach(probe::data);
        Map<String, Tensor> out = probe.run((g, in) -> Map.of("y", PositionSensitive.pool(g, new FeatureMap(in.get("x"), 18, 8, 8), new Rois(layout), 0)
                .value()));
        double[] expected = new double[54];
        for (int o = 0; o < 54; o++) {
            int r = o / 18;
            long x1 = Math.round(boxes[4 * r] / 4);
            long y1 = Math.round(boxes[4 * r + 1] / 4);
            double bw = Math.max(Math.round(boxes[4 * r + 2] / 4) - x1, 0.1) / 3;
            double bh = Math.max(Math.round(boxes[4 * r + 3] / 4) - y1, 0.1) / 3;
            int n = 0;
            for (int i = (int) Math.max(0, Math.floor(y1 + o / 3 % 3 * bh)); i < Math.min(8, Math.ceil(y1 + (o / 3 % 3 + 1) * bh)); i++) {
                for (int j = (int) Math.max(0, Math.floor(x1 + o % 3 * bw)); j < Math.min(8, Math.ceil(x1 + (o % 3 + 1) * bw)); j++) {
                    expected[o] += x.toDoubles()[o % 18 * 64 + i * 8 + j];
                    n++;
                }
            }
            expected[o] /= Math.max(1, n);
        }
        Probe.close("pool", out.get("y"), Tensor.of(expected, 54), 1e-9);
    }
}
