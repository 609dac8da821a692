package quire.paper.fontgan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import quire.api.tensor.Tensor;
import quire.testkit.Golden;
import quire.testkit.Probe;

class GoldenGlyphErrorsTest {
    @Test
    void errorsFollowTheReference() {
        for (JsonNode c : Golden.load(GoldenGlyphErrorsTest.class, "glyph_metrics").root().get("expected").get("cases")) {
            float[] target = floats(c.get("target"));
            GlyphErrors e = GlyphErrors.of(target, floats(c.get("prediction")), 0, target.length);
            check(c, "l1", e.l1());
            check(c, "rmse", e.rmse());
            check(c, "psnr", e.psnr());
            check(c, "iou", e.iou());
            check(c, "stroke_recall", e.recall());
            check(c, "ink_precision", e.precision());
        }
    }

    private static void check(JsonNode c, String name, double actual) {
        JsonNode n = c.get(name);
        double wanted = n.isObject() ? Probe.tensor(n).toDoubles()[0] : n.isTextual() ? Double.parseDouble(n.asText()) : n.asDouble();
        if (Double.isFinite(wanted)) {
            assertThat(actual).as(c.get("case") + " " + name).isCloseTo(wanted, within(3e-6));
        } else {
            assertThat(Double.valueOf(actual)).as(c.get("case") + " " + name).isEqualTo(Double.valueOf(wanted));
        }
    }

    private static float[] floats(JsonNode n) {
        Tensor t = Probe.tensor(n);
        double[] d = t.toDoubles();
        float[] f = new float[d.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = (float) d[i];
        }
        return f;
    }
}
