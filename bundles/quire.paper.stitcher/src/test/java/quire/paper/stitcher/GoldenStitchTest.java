package quire.paper.stitcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Test;
import quire.detection.box.Boxes;
import quire.detection.box.GroundTruth;
import quire.paper.stitcher.feedback.Feedback;
import quire.paper.stitcher.feedback.Mode;
import quire.paper.stitcher.feedback.Source;
import quire.paper.stitcher.feedback.StitchOptions;
import quire.paper.stitcher.stitch.Grid;
import quire.paper.stitcher.stitch.Planes;
import quire.testkit.Golden;

class GoldenStitchTest {

    @TestFactory
    Stream<DynamicTest> stitchesPicturesAndBoxes() {
        return cases("stitch_image").map(c -> DynamicTest.dynamicTest(c.get("name").asText(), () -> {
            Grid grid = new Grid(c.get("grid").asInt());
            List<Planes> pictures = new ArrayList<>();
            c.get("images").forEach(i -> pictures.add(planes(i)));
            Planes out = grid.stitch(pictures, c.get("size_divisor").asInt());
            assertThat(out).usingRecursiveComparison().isEqualTo(planes(c.get("canvas")));
            List<GroundTruth> parts = new ArrayList<>();
            for (int n = 0; n < pictures.size(); n++) {
                double[] boxes = flat(c.get("boxes").get(n));
                int[] labels = ints(c.get("labels").get(n));
                parts.add(grid.place(GroundTruth.of(boxes, labels), pictures.get(n).height(), pictures.get(n).width(), n, out.height(), out.width()));
            }
            GroundTruth all = Grid.join(parts);
            assertThat(all.boxes()).containsExactly(flat(c.get("out_boxes").get("data")), within(1e-9));
            assertThat(all.labels()).containsExactly(ints(c.get("out_labels")));
            for (int i = 0; i < all.count(); i++) {
                assertThat(Boxes.area(all.boxes(), i) < 16).isEqualTo(c.get("small_lt_16").get(i).asBoolean());
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> sharesAreSumsOverSums() {
        return cases("loss_ratio").map(c -> DynamicTest.dynamicTest(c.get("name").asText(), () -> {
            boolean[] small = new boolean[c.get("small").size()];
            int n = 0;
            double[] gt = flat(c.get("gt_boxes").get("data"));
            for (int i = 0; i < small.length; i++) {
                small[i] = c.get("small").get(i).asBoolean();
                assertThat(Boxes.area(gt, i) < 1024).isEqualTo(small[i]);
                n += small[i] ? 1 : 0;
            }
            Map<String, Double> losses = new LinkedHashMap<>(boxes(c, small));
            losses.putAll(classes(c, small));
            assertThat(Source.BOX.share(losses, n, small.length)).isCloseTo(c.get("reg_ratio").asDouble(Double.NaN), within(1e-9));
            assertThat(Source.CLASS.share(losses, n, small.length)).isCloseTo(c.get("cls_ratio_sum_over_sum").asDouble(), within(1e-9));
            assertThat(Source.BOTH.share(losses, n, small.length)).isCloseTo(c.get("both_ratio").asDouble(), within(1e-9));
            assertThat(Source.INPUT.share(losses, n, small.length)).isCloseTo(c.get("input_ratio").asDouble(Double.NaN), within(1e-9));
            Feedback feedback = new Feedback(options(0.1, 1), 1);
            feedback.share(Source.BOX.share(losses, n, small.length));
            assertThat(feedback.stitched(1)).isEqualTo(c.get("stitch_next_tau_0_1_reg").asBoolean());
        }));
    }

    @TestFactory
    Stream<DynamicTest> decidesByTheLastShareAlone() {
        JsonNode root = Golden.load(GoldenStitchTest.class, "feedback_sequence").root();
        double[] shares = flat(root.get("inputs").get("r"));
        List<DynamicTest> tests = new ArrayList<>();
        root.get("expected").get("sequences").forEach(s -> tests.add(DynamicTest.dynamicTest("tau " + s.get("tau") + " from " + s.get("first_ratio"), () -> {
            Feedback feedback = new Feedback(options(s.get("tau").asDouble(), s.get("first_ratio").asDouble()), 1);
            int stitched = 0;
            for (int t = 0; t < shares.length; t++) {
                boolean taken = feedback.stitched(t);
                assertThat(taken ? "stitched" : "regular").as("update " + t).isEqualTo(s.get("decisions").get(t).asText());
                stitched += taken ? 1 : 0;
                feedback.share(shares[t]);
            }
            assertThat((double) stitched / shares.length).isCloseTo(s.get("stitched_fraction").asDouble(), within(1e-9));
        })));
        return tests.stream();
    }

    @Test
    void closesTheLoopBetweenMeasuringAndDeciding() {
        JsonNode root = Golden.load(GoldenStitchTest.class, "closed_loop").root();
        double[] draws = flat(root.get("inputs").get("draws"));
        Feedback feedback = new Feedback(options(root.get("params").get("tau").asDouble(), 0), 1);
        for (int t = 0; t < draws.length; t++) {
            JsonNode said = root.get("expected").get("trace").get(t);
            boolean stitched = feedback.stitched(t);
            assertThat(stitched).as("update " + t).isEqualTo(said.get(0).asBoolean());
            double share = stitched ? Math.min(1, 0.5 * draws[t] + 0.15) : 0.3 * draws[t] * draws[t];
            assertThat(share).isCloseTo(said.get(1).asDouble(), within(1e-6));
            feedback.share(share);
        }
    }

    private static StitchOptions options(double tau, double first) {
        return new StitchOptions(Mode.FEEDBACK, Source.BOX, tau, 0, first, new Grid(2));
    }

    /** Smooth L1 over the four offsets of each positive place, in all and of small objects. */
    private static Map<String, Double> boxes(JsonNode c, boolean[] small) {
        double[] said = flat(c.get("pred_deltas").get("data"));
        double[] wanted = flat(c.get("target_deltas").get("data"));
        double beta = c.get("beta").asDouble();
        double all = 0;
        double own = 0;
        for (int i = 0; i < said.length; i++) {
            double d = Math.abs(said[i] - wanted[i]);
            double loss = d < beta ? 0.5 * d * d / beta : d - 0.5 * beta;
            all += loss;
            own += small[i / 4] ? loss : 0;
        }
        return Map.of("box_loss", all, "small_box_loss", own);
    }

    /** Cross-entropy of positive places and backgrounds; positives come first. */
    private static Map<String, Double> classes(JsonNode c, boolean[] small) {
        double[] logits = flat(c.get("logits").get("data"));
        int[] labels = ints(c.get("labels").get("data"));
        int width = logits.length / labels.length;
        double all = 0;
        double own = 0;
        for (int i = 0; i < labels.length; i++) {
            double sum = 0;
            for (int k = 0; k < width; k++) {
                sum += Math.exp(logits[i * width + k]);
            }
            double loss = Math.log(sum) - logits[i * width + labels[i]];
            all += loss;
            own += i < small.length && small[i] ? loss : 0;
        }
        return Map.of("class_loss", all, "small_class_loss", own);
    }

    private static Stream<JsonNode> cases(String name) {
        List<JsonNode> all = new ArrayList<>();
        Golden.load(GoldenStitchTest.class, name).root().get("expected").get("cases").forEach(all::add);
        return all.stream();
    }

    private static Planes planes(JsonNode t) {
        int[] shape = ints(t.get("shape"));
        double[] d = flat(t.get("data"));
        float[] values = new float[d.length];
        for (int i = 0; i < d.length; i++) {
            values[i] = (float) d[i];
        }
        return new Planes(shape[0], shape[1], shape[2], values);
    }

    private static double[] flat(JsonNode n) {
        List<Double> out = new ArrayList<>();
        n.forEach(v -> {
            if (v.isArray()) {
                v.forEach(w -> out.add(w.asDouble()));
            } else {
                out.add(v.isTextual() ? Double.valueOf(v.asText()) : Double.valueOf(v.asDouble()));
            }
        });
        return out.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static int[] ints(JsonNode n) {
        int[] out = new int[n.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = n.get(i).asInt();
        }
        return out;
    }
}
