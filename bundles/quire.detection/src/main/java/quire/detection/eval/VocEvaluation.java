package quire.detection.eval;

import java.util.Arrays;
import quire.detection.box.Boxes;
import quire.detection.box.ScoreOrder;

/**
 * Pascal VOC's average precision: a detection is right if the object of its class that it overlaps most does so by at least the
 * threshold and was not taken by a better one; detections of difficult objects do not count. Boxes are continuous, so that a VOC box
 * of pixels {@code xmin} to {@code xmax} is {@code xmin - 1} to {@code xmax}: overlaps then equal those of the devkit.
 */
public final class VocEvaluation {
    private final double threshold;
    private final boolean elevenPoints;
    private final int[] objects;
    private final double[][] scores;
    private final byte[][] hits;
    private final int[] count;

    /**
     * @param classes      classes 0 to K-1
     * @param threshold    smallest IoU, 0.5 in VOC
     * @param elevenPoints VOC2007's way of taking the mean
     */
    public VocEvaluation(int classes, double threshold, boolean elevenPoints) {
        this.threshold = threshold;
        this.elevenPoints = elevenPoints;
        this.objects = new int[classes];
        this.scores = new double[classes][16];
        this.hits = new byte[classes][16];
        this.count = new int[classes];
    }

    /**
     * Takes one image in.
     *
     * @param boxes     [n * 4] corners of the objects
     * @param difficult whether each counts for nothing
     * @param found     [m * 4] corners of the detections
     */
    public void add(double[] boxes, int[] labels, boolean[] difficult, double[] found, int[] foundLabels, double[] foundScores) {
        for (int g = 0; g < labels.length; g++) {
            objects[labels[g]] += difficult[g] ? 0 : 1;
        }
        boolean[] taken = new boolean[labels.length];
        for (int d : ScoreOrder.of(foundScores, foundLabels.length)) {
            int best = -1;
            double most = 0;
            for (int g = 0; g < labels.length; g++) {
                double v = labels[g] == foundLabels[d] ? Boxes.iou(boxes, g, found, d) : 0;
                if (v > most) {
                    most = v;
                    best = g;
                }
            }
            if (best >= 0 && most >= threshold && difficult[best]) {
                continue;
            }
            boolean right = best >= 0 && most >= threshold && !taken[best];
            if (right) {
                taken[best] = true;
            }
            put(foundLabels[d], foundScores[d], right);
        }
    }

    private void put(int label, double score, boolean right) {
        if (count[label] == scores[label].length) {
            scores[label] = Arrays.copyOf(scores[label], 2 * count[label]);
            hits[label] = Arrays.copyOf(hits[label], 2 * count[label]);
        }
        scores[label][count[label]] = score;
        hits[label][count[label]++] = (byte) (right ? 1 : 0);
    }

    /** Average precision of a class; NaN where it has no object that counts. */
    public double ap(int label) {
        if (objects[label] == 0) {
            return Double.NaN;
        }
        int[] order = ScoreOrder.of(scores[label], count[label]);
        double[] recall = new double[order.length];
        double[] precision = new double[order.length];
        int right = 0;
        for (int i = 0; i < order.length; i++) {
            right += hits[label][order[i]];
            recall[i] = (double) right / objects[label];
            precision[i] = (double) right / (i + 1);
        }
        return elevenPoints ? VocAp.elevenPoints(recall, precision) : VocAp.allPoints(recall, precision);
    }

    /** Mean over the classes that have objects; NaN without any. */
    public double map() {
        double sum = 0;
        int n = 0;
        for (int c = 0; c < objects.length; c++) {
            double v = ap(c);
            if (!Double.isNaN(v)) {
                sum += v;
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }
}
