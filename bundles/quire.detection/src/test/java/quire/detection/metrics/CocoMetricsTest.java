package quire.detection.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.data.batch.FreshReading;
import quire.detection.box.GroundTruth;
import quire.detection.data.AnnotatedImage;
import quire.detection.data.DetectionInput;
import quire.detection.data.DetectionSplit;
import quire.detection.eval.AreaRange;
import quire.detection.eval.CocoResult;
import quire.detection.image.Normalisation;
import quire.detection.image.RgbImage;

class CocoMetricsTest {
    private static final DetectionSplit SPLIT = new DetectionSplit(List.of(
            new AnnotatedImage(1, "a", 200, 100, new GroundTruth(new double[] {10, 10, 50, 50, 100, 20, 190, 90}, new int[] {0, 1},
                    new double[] {1600, 6300}, new int[2])),
            new AnnotatedImage(2, "b", 200, 100, GroundTruth.of(new double[0]))),
            i -> new RgbImage(200, 100, new byte[60_000]), new DetectionInput(64, 64, Normalisation.IMAGENET, false), 3);

    private static Map<String, Tensor> found(double score, float... second) {
        float[] boxes = new float[16];
        System.arraycopy(new float[] {3.2f, 3.2f, 16, 16}, 0, boxes, 0, 4);
        System.arraycopy(second, 0, boxes, 4, 4);
        return Map.of(CocoMetrics.BOXES, Tensor.of(boxes, 2, 2, 4), CocoMetrics.SCORES, Tensor.of(new float[] {0.9f, (float) score, 9, 9}, 2, 2),
                CocoMetrics.LABELS, Tensor.of(new int[] {0, 1, 0, 0}, 2, 2), CocoMetrics.COUNT, Tensor.of(new int[] {2, 0}, 2));
    }

    private static CocoMetrics metrics(Map<String, Tensor> outputs) {
        CocoMetrics m = new CocoMetrics(List.of("a cat", "dog", "none"), AreaRange.coco());
        Batch b = SPLIT.read(new int[] {0, 1}, FreshReading.evaluation(1));
        assertThat(m.outputs()).allMatch(outputs::containsKey);
        m.add(b, outputs);
        return m;
    }

    @Test
    void boxesAreMeasuredInOriginalPixels() {
        Map<String, Double> r = metrics(found(0.5, 32, 6.4f, 60.8f, 28.8f)).result();
        assertThat(r.get("ap")).isCloseTo(1, within(1e-9));
        assertThat(r.get("ap_of_a_cat")).isCloseTo(1, within(1e-9));
        assertThat(r.get("ap_medium")).isCloseTo(1, within(1e-9));
        assertThat(r.get("ap_large")).isNaN();
        assertThat(r.get("ap_of_none")).isNaN();
        assertThat(r).containsKeys("ap50", "ap75", "ap_small", "ar1", "ar10", "ar100", "ar_small", "ar_medium", "ar_large");
    }

    @Test
    void whatIsNoNumberIsNoDetection() {
        CocoResult r = metrics(found(Double.NaN, 32, 6.4f, 60.8f, 28.8f)).coco();
        assertThat(r.ap(0)).isCloseTo(1, within(1e-9));
        assertThat(r.ap(1)).isZero();
        assertThat(metrics(found(0.5, 32, Float.NaN, 60.8f, 28.8f)).coco().ap(1)).isZero();
    }
}
