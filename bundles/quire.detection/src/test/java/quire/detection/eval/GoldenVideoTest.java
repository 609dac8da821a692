package quire.detection.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import quire.testkit.Golden;

/** ImageNet VID's measure and the split by motion against their vectors; boxes there hold their last pixel. */
class GoldenVideoTest {
    private static List<JsonNode> of(JsonNode rows, int frame) {
        List<JsonNode> out = new ArrayList<>();
        rows.forEach(r -> {
            if (r.get(0).asInt() == frame) {
                out.add(r);
            }
        });
        return out;
    }

    private static double[] boxes(List<JsonNode> rows, int from) {
        double[] out = new double[4 * rows.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = rows.get(i / 4).get(from + i % 4).asDouble() + (i % 4 >= 2 ? 1 : 0);
        }
        return out;
    }

    private static int[] labels(List<JsonNode> rows) {
        return rows.stream().mapToInt(r -> r.get(1).asInt() - 1).toArray();
    }

    @Test
    void meanAveragePrecision() {
        JsonNode g = Golden.load(getClass(), "lmp/vid_map").root();
        VidEvaluation e = new VidEvaluation(3);
        for (int f = 19; f >= 0; f--) {
            List<JsonNode> truth = of(g.path("inputs").path("gts"), f);
            List<JsonNode> found = of(g.path("inputs").path("dets"), f);
            e.add(boxes(truth, 2), labels(truth), new boolean[truth.size()], boxes(found, 3), labels(found),
                    found.stream().mapToDouble(r -> r.get(2).asDouble()).toArray());
        }
        for (int c = 0; c < 3; c++) {
            assertThat(e.ap(c)).isCloseTo(g.path("expected").path("ap").get(c).asDouble(), within(1e-9));
        }
        assertThat(e.map()).isCloseTo(g.path("expected").path("mAP").asDouble(), within(1e-9));
    }

    @Test
    void groups() {
        JsonNode g = Golden.load(getClass(), "lmp/motion_groups").root();
        int[] frames = {0, 5, 12, 24};
        for (int s = 0; s < 5; s++) {
            Map<Integer, double[]> track = new HashMap<>();
            for (int t = 0; t < 25; t++) {
                double x = g.path("inputs").path("speeds").get(s).asDouble() * t;
                track.put(t, new double[] {10 + x, 20, 41 + x, 51});
            }
            for (int i = 0; i < frames.length; i++) {
                double v = Motion.overlap(track, frames[i]);
                assertThat(v).isCloseTo(g.path("expected").path("motion_iou").get(s).get(i).asDouble(), within(1e-9));
                assertThat(Motion.of(v).name()).isEqualToIgnoringCase(g.path("expected").path("group").get(s).get(i).asText());
            }
        }
    }

    @Test
    void whatHitsAnIgnoredObjectIsNoError() {
        VidEvaluation e = new VidEvaluation(1);
        double[] two = {0, 0, 20, 20, 50, 50, 80, 80};
        e.add(two, new int[2], new boolean[] {false, true}, two, new int[2], new double[] {0.5, 0.9});
        assertThat(e.map()).isEqualTo(1);
    }
}
