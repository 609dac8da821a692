package quire.detection.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quire.detection.eval.CocoEvaluation.Items;
import quire.testkit.Golden;

/** COCO's measures against pycocotools' numbers. */
class GoldenEvalTest {
    private static final double EXACT = 1e-9;

    @ParameterizedTest
    @ValueSource(strings = {"plain", "crowd", "small_only", "area_from_mask", "category_without_gt", "over_100_detections", "perfect"})
    void equalsPycocotools(String name) {
        Golden g = Golden.load(getClass(), "coco_eval/" + name);
        JsonNode gt = g.root().path("inputs").path("ground_truth");
        JsonNode dt = g.root().path("inputs").path("detections");
        List<Integer> categories = new ArrayList<>();
        gt.get("categories").forEach(c -> categories.add(c.get("id").asInt()));
        Collections.sort(categories);
        CocoEvaluation e = new CocoEvaluation(categories.size());
        List<Long> ids = new ArrayList<>();
        gt.get("images").forEach(i -> ids.add(i.get("id").asLong()));
        // the order in which images come does not matter
        Collections.reverse(ids);
        for (long id : ids) {
            e.add(id, items(gt.get("annotations"), id, categories, "area"), items(dt, id, categories, "score"));
        }
        CocoResult r = e.result();
        JsonNode stats = g.root().path("expected").path("stats");
        String[] keys = {"AP", "AP50", "AP75", "APs", "APm", "APl", "AR1", "AR10", "AR100", "ARs", "ARm", "ARl"};
        List<Double> rows = List.copyOf(r.rows().values());
        assertThat(rows).hasSize(12);
        for (int i = 0; i < keys.length; i++) {
            assertThat(rows.get(i)).as(keys[i]).isCloseTo(stats.get(keys[i]).asDouble(), within(EXACT));
        }
        JsonNode per = g.root().path("expected").path("per_category");
        for (int c = 0; c < categories.size(); c++) {
            JsonNode p = per.get(categories.get(c).toString());
            double[] actual = {r.ap(c), r.ap(c, 0.5), r.ap(c, 0.75), r.ap(c, "small"), r.ap(c, "medium"), r.ap(c, "large"), r.ar(c, 100)};
            String[] names = {"AP", "AP50", "AP75", "APs", "APm", "APl", "AR100"};
            for (int i = 0; i < names.length; i++) {
                assertThat(actual[i]).as("class %d %s", c, names[i]).isCloseTo(p.get(names[i]).asDouble(), within(EXACT));
            }
        }
        JsonNode curve = g.root().path("expected").path("curve_first_category");
        double[] precision = r.curve(0, 0.5);
        double[] scores = r.scores(0, 0.5);
        for (int i = 0; i < 101; i++) {
            assertThat(precision[i]).isCloseTo(curve.get("precision_101").get(i).asDouble(), within(EXACT));
            assertThat(scores[i]).isCloseTo(curve.get("score_101").get(i).asDouble(), within(EXACT));
        }
    }

    private static Items items(JsonNode all, long image, List<Integer> categories, String value) {
        List<JsonNode> mine = new ArrayList<>();
        all.forEach(a -> {
            if (a.get("image_id").asLong() == image) {
                mine.add(a);
            }
        });
        double[] boxes = new double[4 * mine.size()];
        int[] labels = new int[mine.size()];
        double[] values = new double[mine.size()];
        boolean[] crowd = new boolean[mine.size()];
        for (int i = 0; i < labels.length; i++) {
            for (int c = 0; c < 4; c++) {
                boxes[4 * i + c] = mine.get(i).get("bbox").get(c).asDouble();
            }
            labels[i] = categories.indexOf(mine.get(i).get("category_id").asInt());
            values[i] = mine.get(i).get(value).asDouble();
            crowd[i] = mine.get(i).path("iscrowd").asInt() == 1;
        }
        return new Items(boxes, labels, values, crowd);
    }

    @Test
    void vocAveragePrecision() {
        Golden g = Golden.load(getClass(), "voc_ap");
        double[] recall = g.doubles("inputs", "recall").toDoubles();
        double[] precision = g.doubles("inputs", "precision").toDoubles();
        JsonNode e = g.root().path("expected");
        assertThat(VocAp.allPoints(recall, precision)).isCloseTo(e.get("ap_all_points").asDouble(), within(EXACT));
        assertThat(VocAp.elevenPoints(recall, precision)).isCloseTo(e.get("ap_11_point").asDouble(), within(EXACT));
    }
}
