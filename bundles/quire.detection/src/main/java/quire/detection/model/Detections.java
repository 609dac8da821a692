package quire.detection.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import quire.api.tensor.Tensor;
import quire.detection.box.Boxes;
import quire.detection.box.Nms;
import quire.detection.metrics.CocoMetrics;
import quire.detection.nn.TensorFill;

/**
 * What was found on one image, best first.
 *
 * @param boxes  [count * 4] in the network's pixels
 * @param scores 0 to 1, falling
 * @param labels classes, 0 to K-1
 */
public record Detections(double[] boxes, double[] scores, int[] labels) {
    /** Boxes: float [N, D, 4]. */
    public static final String BOXES = CocoMetrics.BOXES;
    /** Scores: float [N, D], 0 beyond the count. */
    public static final String SCORES = CocoMetrics.SCORES;
    /** Classes 0 to K-1: int [N, D], -1 beyond the count. */
    public static final String LABELS = CocoMetrics.LABELS;
    /** Detections of each image: int [N]. */
    public static final String COUNT = CocoMetrics.COUNT;

    public int count() {
        return labels.length;
    }

    /** The survivors of suppression within classes; {@code n} candidates, clipped to the image in place. */
    static Detections of(double[] boxes, double[] scores, int[] labels, int n, DetectorConfig config, double overlap, int most) {
        Boxes.clip(boxes, n, config.width(), config.height());
        int[] kept = Nms.perClass(boxes, scores, labels, n, overlap, most);
        double[] b = new double[4 * kept.length];
        double[] s = new double[kept.length];
        int[] l = new int[kept.length];
        for (int i = 0; i < kept.length; i++) {
            System.arraycopy(boxes, 4 * kept[i], b, 4 * i, 4);
            s[i] = scores[kept[i]];
            l[i] = labels[kept[i]];
        }
        return new Detections(b, s, l);
    }

    /** The detections of a batch as tensors with room for {@code most} on each image. */
    public static Map<String, Tensor> tensors(List<Detections> images, int most) {
        int n = images.size();
        float[] boxes = new float[n * most * 4];
        float[] scores = new float[n * most];
        int[] labels = new int[n * most];
        Arrays.fill(labels, -1);
        int[] counts = new int[n];
        for (int row = 0; row < n; row++) {
            Detections d = images.get(row);
            counts[row] = Math.min(most, d.count());
            for (int i = 0; i < counts[row]; i++) {
                int o = row * most + i;
                for (int c = 0; c < 4; c++) {
                    boxes[4 * o + c] = (float) d.boxes[4 * i + c];
                }
                scores[o] = (float) d.scores[i];
                labels[o] = d.labels[i];
            }
        }
        return Map.of(BOXES, Tensor.of(boxes, n, most, 4), SCORES, Tensor.of(scores, n, most), LABELS, Tensor.of(labels, n, most), COUNT,
                Tensor.of(counts, n));
    }

    /** The detections of one image out of such tensors. */
    public static Detections of(Map<String, Tensor> tensors, int row) {
        int most = (int) tensors.get(SCORES).dim(1);
        int n = tensors.get(COUNT).ints().get(row);
        int[] labels = new int[n];
        tensors.get(LABELS).ints().get(row * most, labels);
        return new Detections(TensorFill.get(tensors.get(BOXES), row * most * 4, 4 * n),
                TensorFill.get(tensors.get(SCORES), row * most, n), labels);
    }
}
