package quire.detection.metrics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.api.trainer.Metrics;
import quire.detection.box.Boxes;
import quire.detection.box.GroundTruth;
import quire.detection.eval.AreaRange;
import quire.detection.eval.CocoEvaluation;
import quire.detection.eval.CocoResult;

/**
 * COCO's measures of decoded detections: the rows of {@link CocoResult#rows} and {@code ap_of_CLASS} for every class; NaN where there
 * is no object. Boxes are taken back to original pixels by {@link GroundTruth#INFO} and clipped to the image, so that areas are those of
 * the originals. Detections that are no finite numbers or have no area, as a network that diverged gives them, are left out. Images are
 * told apart by their number in the split.
 */
public final class CocoMetrics implements Metrics {
    /** Corners in pixels of the input: float [N, D, 4]. */
    public static final String BOXES = "det_boxes";
    /** Scores: float [N, D]. */
    public static final String SCORES = "det_scores";
    /** Classes 0 to K-1: [N, D]. */
    public static final String LABELS = "det_labels";
    /** How many of the D are detections: [N]. */
    public static final String COUNT = "det_count";
    private final List<String> classes;
    private final CocoEvaluation evaluation;

    /** @param areas ranges of areas in original pixels */
    public CocoMetrics(List<String> classes, List<AreaRange> areas) {
        this.classes = List.copyOf(classes);
        this.evaluation = new CocoEvaluation(classes.size(), areas, 1, 10, 100);
    }

    @Override
    public List<String> outputs() {
        return List.of(BOXES, SCORES, LABELS, COUNT);
    }

    @Override
    public void add(Batch batch, Map<String, Tensor> outputs) {
        double[] boxes = outputs.get(BOXES).toDoubles();
        double[] scores = outputs.get(SCORES).toDoubles();
        double[] labels = outputs.get(LABELS).toDoubles();
        double[] counts = outputs.get(COUNT).toDoubles();
        float[] info = batch.get(GroundTruth.INFO).toFloats();
        int d = scores.length / batch.rows();
        for (int row = 0; row < batch.rows(); row++) {
            int n = 0;
            double[] b = new double[4 * (int) counts[row]];
            double[] s = new double[b.length / 4];
            int[] l = new int[s.length];
            for (int i = row * d; i < row * d + s.length; i++) {
                if (Double.isFinite(scores[i]) && Boxes.larger(boxes, i, 0)) {
                    System.arraycopy(boxes, 4 * i, b, 4 * n, 4);
                    s[n] = scores[i];
                    l[n++] = (int) labels[i];
                }
            }
            float scale = info[4 * row + 2];
            GroundTruth truth = GroundTruth.of(batch, row);
            evaluation.add((long) info[4 * row + 3], CocoEvaluation.Items.objects(truth, original(truth.boxes(), scale, info, row)),
                    CocoEvaluation.Items.detections(original(Arrays.copyOf(b, 4 * n), scale, info, row), Arrays.copyOf(l, n), Arrays.copyOf(s, n)));
        }
    }

    /** x, y, width and height in original pixels. */
    private static double[] original(double[] corners, double scale, float[] info, int row) {
        double[] out = corners.clone();
        int n = out.length / 4;
        Boxes.scale(out, n, 1 / scale);
        Boxes.clip(out, n, info[4 * row], info[4 * row + 1]);
        for (int p = 0; p < out.length; p += 4) {
            out[p + 2] -= out[p];
            out[p + 3] -= out[p + 1];
        }
        return out;
    }

    /** All measures, those without objects as {@link CocoResult#NONE}. */
    public CocoResult coco() {
        return evaluation.result();
    }

    @Override
    public Map<String, Double> result() {
        CocoResult r = evaluation.result();
        Map<String, Double> out = new LinkedHashMap<>();
        r.rows().forEach((name, v) -> out.put(name, defined(v)));
        for (int c = 0; c < classes.size(); c++) {
            out.put("ap_of_" + classes.get(c).replace(' ', '_'), defined(r.ap(c)));
        }
        return out;
    }

    private static double defined(double v) {
        return v == CocoResult.NONE ? Double.NaN : v;
    }
}
