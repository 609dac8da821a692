package quire.detection.eval;

import java.util.Arrays;
import quire.detection.box.Boxes;
import quire.detection.box.ScoreOrder;

/**
 * ImageNet VID's average precision: greedy by score over all frames, IoU of at least min(0.5, wh / ((w + 10) (h + 10))) of the object's
 * sides in pixels, area under the falling envelope. Objects may be ignored: what hits them is no error.
 */
public final class VidEvaluation {
    private static final double LARGEST = 0.5;
    private static final double TOLERANCE = 10;
    private final int[] objects;
    private final double[][] scores;
    private final boolean[][] hits;
    private final int[] count;

    /** @param classes classes 0 to K-1 */
    public VidEvaluation(int classes) {
        objects = new int[classes];
        scores = new double[classes][16];
        hits = new boolean[classes][16];
        count = new int[classes];
    }

    /** Overlap that a hit of an object needs. @param width of the object in pixels @param height of the object in pixels */
    public static double threshold(double width, double height) {
        return Math.min(LARGEST, width * height / ((width + TOLERANCE) * (height + TOLERANCE)));
    }

    /**
     * Takes one frame in; frames may come in any order.
     *
     * @param boxes   [n * 4] corners of the objects in pixels
     * @param ignored whether each counts for nothing
     * @param found   [m * 4] corners of the detections
     */
    public void add(double[] boxes, int[] labels, boolean[] ignored, double[] found, int[] foundLabels, double[] foundScores) {
        for (int g = 0; g < labels.length; g++) {
            objects[labels[g]] += ignored[g] ? 0 : 1;
        }
        boolean[] taken = new boolean[labels.length];
        for (int d : ScoreOrder.of(foundScores, foundLabels.length)) {
            int best = -1;
            double most = -1;
            for (int g = 0; g < labels.length; g++) {
                if (labels[g] == foundLabels[d] && !taken[g]) {
                    double v = Boxes.iou(boxes, g, found, d);
                    // an object that counts is preferred to one that does not
                    boolean better = best < 0 || ignored[best] && !ignored[g] || ignored[best] == ignored[g] && v > most;
                    if (v >= threshold(boxes[4 * g + 2] - boxes[4 * g], boxes[4 * g + 3] - boxes[4 * g + 1]) && better) {
                        most = v;
                        best = g;
                    }
                }
            }
            if (best >= 0) {
                taken[best] = true;
            }
            if (best < 0 || !ignored[best]) {
                put(foundLabels[d], foundScores[d], best >= 0);
            }
        }
    }

    private void put(int label, double score, boolean right) {
        if (count[label] == scores[label].length) {
            scores[label] = Arrays.copyOf(scores[label], 2 * count[label]);
            hits[label] = Arrays.copyOf(hits[label], 2 * count[label]);
        }
        scores[label][count[label]] = score;
        hits[label][count[label]++] = right;
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
            right += hits[label][order[i]] ? 1 : 0;
            recall[i] = (double) right / objects[label];
            precision[i] = (double) right / (i + 1);
        }
        return VocAp.allPoints(recall, precision);
    }

    /** Mean over the classes that have objects; NaN without any. */
    public double map() {
        double[] all = java.util.stream.IntStream.range(0, objects.length).mapToDouble(this::ap).filter(v -> !Double.isNaN(v)).toArray();
        return Arrays.stream(all).average().orElse(Double.NaN);
    }
}
