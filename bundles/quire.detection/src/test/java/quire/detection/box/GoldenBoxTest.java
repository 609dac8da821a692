package quire.detection.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import quire.testkit.Golden;

/** Boxes against torchvision's numbers. */
class GoldenBoxTest {
    private static final double EXACT = 1e-9;

    private static double[] doubles(JsonNode tensor) {
        JsonNode d = tensor.has("data") ? tensor.get("data") : tensor;
        double[] out = new double[d.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = d.get(i).asDouble();
        }
        return out;
    }

    private static void close(String what, double[] actual, double[] expected) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).as("%s[%d]", what, i).isCloseTo(expected[i], within(EXACT * Math.max(1, Math.abs(expected[i]))));
        }
    }

    @Test
    void overlaps() {
        Golden g = Golden.load(getClass(), "box_iou");
        double[] a = g.doubles("inputs", "a").toDoubles();
        double[] b = g.doubles("inputs", "b").toDoubles();
        double[] giou = new double[48];
        double[] inclusive = new double[48];
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < 6; j++) {
                giou[i * 6 + j] = Boxes.giou(a, i, b, j);
                inclusive[i * 6 + j] = Boxes.inclusiveIou(a, i, b, j);
            }
        }
        close("iou", Boxes.ious(a, 8, b, 6), g.doubles("expected", "iou").toDoubles());
        close("giou", giou, g.doubles("expected", "giou").toDoubles());
        close("inclusive", inclusive, g.doubles("expected", "iou_legacy_plus1").toDoubles());
    }

    @Test
    void crowdsAreMeasuredByTheOtherBox() {
        Golden g = Golden.load(getClass(), "coco_eval/rle");
        JsonNode c = g.root().path("expected").path("box_iou");
        for (int d = 0; d < 3; d++) {
            for (int t = 0; t < 3; t++) {
                double[] dt = corners(c.get("dt").get(d));
                double[] gt = corners(c.get("gt").get(t));
                double with = c.get("iscrowd").get(t).asInt() == 1 ? Boxes.inside(dt, 0, gt, 0) : Boxes.iou(dt, 0, gt, 0);
                assertThat(Boxes.iou(dt, 0, gt, 0)).isCloseTo(c.get("iou_no_crowd").get(d).get(t).asDouble(), within(EXACT));
                assertThat(with).isCloseTo(c.get("iou_with_crowd").get(d).get(t).asDouble(), within(EXACT));
            }
        }
    }

    private static double[] corners(JsonNode xywh) {
        double[] b = doubles(xywh);
        return new double[] {b[0], b[1], b[0] + b[2], b[1] + b[3]};
    }

    @Test
    void deltas() {
        Golden g = Golden.load(getClass(), "box_coder");
        double[] p = g.doubles("inputs", "proposals").toDoubles();
        double[] gt = g.doubles("inputs", "gt").toDoubles();
        for (JsonNode c : g.root().path("expected").path("cases")) {
            double[] w = doubles(c.get("weights"));
            DeltaCoder coder = new DeltaCoder(w[0], w[1], w[2], w[3], DeltaCoder.CLAMP);
            double[] encoded = new double[28];
            double[] decoded = new double[28];
            double[] deltas = doubles(c.get("deltas"));
            for (int i = 0; i < 7; i++) {
                coder.encode(p, i, gt, i, encoded, i);
                coder.decode(p, i, deltas, i, decoded, i);
            }
            close("encoded", encoded, doubles(c.get("encoded")));
            close("decoded", decoded, doubles(c.get("decoded")));
        }
    }

    @Test
    void distances() {
        Golden g = Golden.load(getClass(), "fcos_coder");
        double[] points = FcosCoder.points(new int[] {8}, new int[] {3}, new int[] {4});
        close("points", points, g.doubles("inputs", "points").toDoubles());
        double[] gt = g.doubles("inputs", "gt").toDoubles();
        double[] ltrb = new double[48];
        double[] centre = new double[12];
        double[] back = new double[4];
        for (int i = 0; i < 12; i++) {
            double least = FcosCoder.encode(points[2 * i], points[2 * i + 1], gt, 0, ltrb, i);
            assertThat(least > 0).isEqualTo(g.root().path("expected").path("inside").get(i).asBoolean());
            centre[i] = FcosCoder.centreness(ltrb[4 * i], ltrb[4 * i + 1], ltrb[4 * i + 2], ltrb[4 * i + 3]);
            FcosCoder.decode(points[2 * i], points[2 * i + 1], ltrb[4 * i], ltrb[4 * i + 1], ltrb[4 * i + 2], ltrb[4 * i + 3], back, 0);
            assertThat(back).containsExactly(gt);
        }
        close("ltrb", ltrb, g.doubles("expected", "ltrb").toDoubles());
        close("centreness", centre, g.doubles("expected", "centerness").toDoubles());
    }

    @Test
    void anchors() {
        Golden g = Golden.load(getClass(), "anchors");
        Anchors a = Anchors.of(new int[] {8, 16}, new double[][] {{16}, {32}}, 0.5, 1, 2);
        close("anchors", a.on(new int[] {4, 2}, new int[] {6, 3}), g.doubles("expected", "torchvision").toDoubles());
        double[] scales = {4, 4 * Math.pow(2, 1.0 / 3), 4 * Math.pow(2, 2.0 / 3)};
        close("retina", Anchors.inclusiveBase(8, scales, 0.5, 1, 2), g.doubles("expected", "mmdet_v1_base8_retina").toDoubles());
        close("rpn", Anchors.inclusiveBase(16, new double[] {8}, 0.5, 1, 2), g.doubles("expected", "mmdet_v1_base16_rpn_scale8").toDoubles());
        assertThat(Anchors.retina(new int[] {8}, 4, 3, 0.5, 1, 2).perCell(0)).isEqualTo(9);
    }

    @Test
    void suppression() {
        Golden g = Golden.load(getClass(), "nms");
        double[] boxes = g.doubles("inputs", "boxes").toDoubles();
        double[] scores = g.doubles("inputs", "scores").toDoubles();
        int[] classes = new int[40];
        g.ints("inputs", "classes").ints().get(classes);
        for (int t : new int[] {3, 5, 7}) {
            int[] expected = ints(g.root().path("expected").path("keep_0" + t));
            assertThat(Nms.keep(boxes, scores, 40, t / 10.0, 100)).containsExactly(expected);
        }
        int[] batched = ints(g.root().path("expected").path("batched_05"));
        assertThat(Nms.perClass(boxes, scores, classes, 40, 0.5, 100)).containsExactly(batched);
        assertThat(Nms.perClass(boxes, scores, classes, 40, 0.5, 3)).containsExactly(batched[0], batched[1], batched[2]);
        SoftNms.Kept soft = new SoftNms(0.5, 0.05).keep(boxes, scores, 40, 100);
        JsonNode rows = g.root().path("expected").path("soft_nms");
        assertThat(soft.order()).hasSize(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            assertThat(soft.order()[i]).isEqualTo(rows.get(i).get(0).asInt());
            assertThat(soft.scores()[i]).isCloseTo(rows.get(i).get(1).asDouble(), within(EXACT));
        }
    }

    private static int[] ints(JsonNode tensor) {
        double[] d = doubles(tensor);
        int[] out = new int[d.length];
        for (int i = 0; i < d.length; i++) {
            out[i] = (int) d[i];
        }
        return out;
    }
}
