package quire.data.metric;

import java.util.Arrays;

/**
 * Area under the ROC curve: the chance that a positive scores above a negative, ties counting half. Exact; keeps one double per
 * example and sorts once, O(n log n).
 */
public final class Auc {
    private double[] positives = new double[8];
    private double[] negatives = new double[8];
    private int positiveCount;
    private int negativeCount;
    private boolean undefined;

    /** Takes one example in; a score that is NaN makes the result NaN. */
    public void add(double score, boolean positive) {
        undefined |= Double.isNaN(score);
        // adding 0 turns -0 into 0: sorting tells them apart, comparing does not
        if (positive) {
            if (positiveCount == positives.length) {
                positives = Arrays.copyOf(positives, 2 * positiveCount);
            }
            positives[positiveCount++] = score + 0.0;
        } else {
            if (negativeCount == negatives.length) {
                negatives = Arrays.copyOf(negatives, 2 * negativeCount);
            }
            negatives[negativeCount++] = score + 0.0;
        }
    }

    /** Takes examples in; a label above 0.5 is positive. */
    public void add(float[] scores, float[] labels) {
        for (int i = 0; i < scores.length; i++) {
            add(scores[i], labels[i] > 0.5f);
        }
    }

    /** Number of examples taken in. */
    public int count() {
        return positiveCount + negativeCount;
    }

    /** The area, 0 to 1; NaN without a positive or without a negative. */
    public double value() {
        if (undefined || positiveCount == 0 || negativeCount == 0) {
            return Double.NaN;
        }
        double[] p = Arrays.copyOf(positives, positiveCount);
        double[] n = Arrays.copyOf(negatives, negativeCount);
        Arrays.sort(p);
        Arrays.sort(n);
        // counted in halves, so that the sum stays exact
        long halves = 0;
        int below = 0;
        int notAbove = 0;
        for (double score : p) {
            while (below < n.length && n[below] < score) {
                below++;
            }
            while (notAbove < n.length && n[notAbove] <= score) {
                notAbove++;
            }
            halves += below + notAbove;
        }
        return halves / 2.0 / ((double) positiveCount * negativeCount);
    }
}
