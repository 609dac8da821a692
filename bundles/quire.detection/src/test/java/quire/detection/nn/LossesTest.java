package quire.detection.nn;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.testkit.Golden;
import quire.testkit.Probe;

class LossesTest {
    private static final double EXACT = 1e-9;
    private final Golden golden = Golden.load(LossesTest.class, "losses");
    private final JsonNode expected = golden.root().path("expected");

    private static Tensor ones(Tensor like) {
        double[] v = new double[like.size()];
        java.util.Arrays.fill(v, 1);
        return Tensor.of(v, like.shape());
    }

    private void check(String what, JsonNode e, String input, double tolerance, Map<String, Tensor> out) {
        Probe.close(what, out.get("y"), Probe.tensor(e.get("loss")), tolerance);
        Probe.close(what + "'s gradient", out.get("d_x"), Probe.tensor(e.get("d_" + input)), tolerance);
    }

    @Test
    void focalAndBinaryCrossEntropy() {
        Tensor x = golden.doubles("inputs", "logits");
        Tensor t = golden.doubles("inputs", "targets");
        for (JsonNode e : expected.path("focal")) {
            double alpha = e.get("alpha").asDouble();
            double gamma = e.get("gamma").asDouble();
            check("focal " + alpha + " " + gamma, e, "logits", EXACT, new Probe().feed("x", x).data("t", t).seed("y", ones(x))
                    .run((g, in) -> Map.of("y", DetectionLosses.focal(g, in.get("x"), in.get("t"), alpha, gamma))));
        }
        check("binary cross entropy", expected.path("bce_logits"), "logits", EXACT, new Probe().feed("x", x).data("t", t).seed("y", ones(x))
                .run((g, in) -> Map.of("y", DetectionLosses.binaryCrossEntropy(g, in.get("x"), in.get("t")))));
    }

    @Test
    void smoothL1() {
        Tensor x = golden.doubles("inputs", "d");
        for (JsonNode e : expected.path("smooth_l1")) {
            check("smooth L1", e, "d", EXACT, new Probe().feed("x", x).seed("y", ones(x))
                    .run((g, in) -> Map.of("y", DetectionLosses.smoothL1(g, in.get("x"), e.get("beta").asDouble()))));
        }
    }

    @Test
    void crossEntropy() {
        Tensor x = golden.doubles("inputs", "ce_logits");
        double[] labels = golden.doubles("inputs", "ce_labels").toDoubles();
        double[] hot = new double[x.size()];
        for (int i = 0; i < labels.length; i++) {
            hot[i * 4 + (int) labels[i]] = 1;
        }
        check("cross entropy", expected.path("cross_entropy"), "ce_logits", EXACT, new Probe().feed("x", x).data("t", Tensor.of(hot, x.shape()))
                .seed("y", Tensor.of(new double[] {1, 1, 1, 1, 1}, 5))
                .run((g, in) -> Map.of("y", DetectionLosses.crossEntropy(g, in.get("x"), in.get("t")))));
    }

    @Test
    void overlaps() {
        Tensor x = golden.doubles("inputs", "pred_boxes");
        Tensor t = golden.doubles("inputs", "gt_boxes");
        Tensor one = ones(Tensor.zeros(DType.DOUBLE, 6, 1));
        check("GIoU", expected.path("giou_loss"), "pred_boxes", EXACT, new Probe().feed("x", x).data("t", t).seed("y", one)
                .run((g, in) -> Map.of("y", DetectionLosses.giou(g, in.get("x"), in.get("t")))));
        check("log IoU", expected.path("iou_log_loss"), "pred_boxes", EXACT, new Probe().feed("x", x).data("t", t).seed("y", one)
                .run((g, in) -> Map.of("y", DetectionLosses.logIou(g, in.get("x"), in.get("t")))));
    }
}
