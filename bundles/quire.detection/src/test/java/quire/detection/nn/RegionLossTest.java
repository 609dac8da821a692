package quire.detection.nn;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.nn.conv.FeatureMap;
import quire.testkit.Golden;
import quire.testkit.Probe;

/** Head and losses of regions on every level, against the vectors of AugFPN's consistent supervision. */
class RegionLossTest {
    private static final int LEVELS = 4;
    private static final int REGIONS = 5;
    private static final int CLASSES = 3;
    private static final int HIDDEN = 5;
    private static final double WEIGHT = 0.25;
    private static final String[][] NAMES = {{"fc1_", "head/fc1/"}, {"fc2_", "head/fc2/"}, {"cls_", "head/class/"}, {"reg_", "head/box/"}};
    private final Golden golden = Golden.load(RegionLossTest.class, "augfpn/consistent_supervision");

    private static Tensor transposed(Tensor w) {
        int out = (int) w.dim(0);
        int in = (int) w.dim(1);
        double[] v = w.toDoubles();
        double[] t = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            t[i % in * out + i / in] = v[i];
        }
        return Tensor.of(t, in, out);
    }

    private Map<String, Tensor> regions(RoiLayout layout) {
        double[] rois = golden.doubles("inputs", "rois").toDoubles();
        double[] labels = golden.doubles("inputs", "labels").toDoubles();
        double[] targets = golden.doubles("inputs", "bbox_targets").toDoubles();
        double[] boxes = new double[4 * REGIONS];
        double[] hot = new double[REGIONS * (CLASSES + 1)];
        double[] deltas = new double[4 * REGIONS];
        for (int i = 0; i < REGIONS; i++) {
            int label = (int) labels[i];
            System.arraycopy(rois, 5 * i + 1, boxes, 4 * i, 4);
            hot[i * (CLASSES + 1) + label] = 1.0 / REGIONS;
            System.arraycopy(targets, (i * (CLASSES + 1) + label) * 4, deltas, 4 * i, 4);
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>(layout.tensors(DType.DOUBLE, 1));
        layout.write(tensors, 0, boxes, REGIONS);
        tensors.put("roi_class", Tensor.of(hot, 1, REGIONS, CLASSES + 1));
        tensors.put("roi_delta", Tensor.of(deltas, 1, REGIONS, 4));
        return tensors;
    }

    @Test
    void lossesAndGradientsFollowTheVectors() {
        int[] heights = new int[LEVELS];
        int[] widths = new int[LEVELS];
        Probe probe = new Probe().seed("total", Tensor.of(new double[] {1}, 1));
        for (int l = 0; l < LEVELS; l++) {
            Tensor m = golden.doubles("inputs", "m" + l);
            heights[l] = (int) m.dim(2);
            widths[l] = (int) m.dim(3);
            probe.feed("m" + l, m);
        }
        for (String[] n : NAMES) {
            probe.feed(n[1] + "weight", transposed(golden.doubles("params", n[0] + "w"))).feed(n[1] + "bias", golden.doubles("params", n[0] + "b"));
        }
        RoiLayout layout = new RoiLayout("roi", REGIONS, 3, heights, widths, new int[] {4, 8, 16, 32}, AxisSampling.align(2, false), new LevelRule(56, LEVELS));
        regions(layout).forEach(probe::data);
        Map<String, Tensor> out = probe.run((g, in) -> {
            RoiTeaching teaching = new RoiTeaching("roi", REGIONS, CLASSES);
            Map<String, SDVariable> said = new HashMap<>();
            SDVariable total = null;
            for (int l = 0; l < LEVELS; l++) {
                FeatureMap read = new Rois(layout).align(g, new FeatureMap(in.get("m" + l), 2, heights[l], widths[l]), l);
                BoxHead.Result result = new BoxHead(CLASSES, HIDDEN).apply(g, "head", read);
                said.put("class" + l, teaching.classLoss(g, result).mul(WEIGHT));
                said.put("box" + l, teaching.boxLoss(g, result).mul(WEIGHT));
                SDVariable both = said.get("class" + l).add(said.get("box" + l));
                total = total == null ? both : total.add(both);
            }
            said.put("total", total);
            return said;
        });
        for (int l = 0; l < LEVELS; l++) {
            double[] expected = {golden.root().path("expected").path("per_level_cls_reg").get(l).get(0).asDouble(),
                    golden.root().path("expected").path("per_level_cls_reg").get(l).get(1).asDouble()};
            Probe.close("level " + l, Tensor.of(new double[] {out.get("class" + l).scalar(), out.get("box" + l).scalar()}, 2), Tensor.of(expected, 2), 1e-9);
            Probe.close("d_m" + l, out.get("d_m" + l), golden.doubles("expected", "d_m" + l), 1e-9);
        }
        for (String[] n : NAMES) {
            Probe.close(n[0], out.get("d_" + n[1] + "weight"), transposed(golden.doubles("expected", "d_" + n[0] + "w")), 1e-9);
            Probe.close(n[0], out.get("d_" + n[1] + "bias"), golden.doubles("expected", "d_" + n[0] + "b"), 1e-9);
        }
    }
}
