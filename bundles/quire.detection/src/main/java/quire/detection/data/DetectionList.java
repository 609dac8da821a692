package quire.detection.data;

import java.util.Arrays;
import quire.detection.eval.CocoEvaluation;

/** Detections on the images of a set, in original pixels: numbers side by side, no object per detection. Not for use by several threads. */
public final class DetectionList {
    private int[] images = new int[64];
    private int[] labels = new int[64];
    private double[] scores = new double[64];
    private double[] boxes = new double[256];
    private int count;

    /** Adds a detection. @param image place of the image in its set @param label class 0 to K-1 */
    public void add(int image, int label, double score, double x, double y, double width, double height) {
        if (count == images.length) {
            int more = 2 * count;
            images = Arrays.copyOf(images, more);
            labels = Arrays.copyOf(labels, more);
            scores = Arrays.copyOf(scores, more);
            boxes = Arrays.copyOf(boxes, 4 * more);
        }
        images[count] = image;
        labels[count] = label;
        scores[count] = score;
        boxes[4 * count] = x;
        boxes[4 * count + 1] = y;
        boxes[4 * count + 2] = width;
        boxes[4 * count + 3] = height;
        count++;
    }

    public int count() {
        return count;
    }

    /** Place of the image in its set. */
    public int image(int i) {
        return images[i];
    }

    public int label(int i) {
        return labels[i];
    }

    public double score(int i) {
        return scores[i];
    }

    /** x, y, width and height. */
    public double[] box(int i) {
        return Arrays.copyOfRange(boxes, 4 * i, 4 * i + 4);
    }

    /** Gives all images of a set with these detections to an evaluation. */
    public void evaluate(AnnotationSet set, CocoEvaluation evaluation) {
        int n = set.images().size();
        int[] from = new int[n + 1];
        for (int i = 0; i < count; i++) {
            from[images[i] + 1]++;
        }
        for (int i = 0; i < n; i++) {
            from[i + 1] += from[i];
        }
        int[] order = new int[count];
        int[] next = from.clone();
        for (int i = 0; i < count; i++) {
            order[next[images[i]]++] = i;
        }
        for (int im = 0; im < n; im++) {
            int m = from[im + 1] - from[im];
            double[] b = new double[4 * m];
            int[] l = new int[m];
            double[] s = new double[m];
            for (int k = 0; k < m; k++) {
                int i = order[from[im] + k];
                System.arraycopy(boxes, 4 * i, b, 4 * k, 4);
                l[k] = labels[i];
                s[k] = scores[i];
            }
            AnnotatedImage image = set.images().get(im);
            evaluation.add(image.id(), CocoEvaluation.Items.objects(image.objects(), image.given()), CocoEvaluation.Items.detections(b, l, s));
        }
    }
}
