package quire.detection.eval;

/**
 * Precision at 101 recalls.
 *
 * @param precisions best precision at each recall or beyond, 0 where it is never reached
 * @param scores     score of the detection that reaches it, else 0
 * @param recall     recall of all detections together
 */
record PrecisionCurve(double[] precisions, double[] scores, double recall) {
    /** Distance from 1 to the next number: no precision is 0/0. */
    private static final double TINY = Math.ulp(1.0);

    static PrecisionCurve of(int[] order, double[] scores, long[] matched, long[] ignored, long bit, int objects) {
        double[] recall = new double[order.length];
        double[] precision = new double[order.length];
        int right = 0;
        int wrong = 0;
        for (int i = 0; i < order.length; i++) {
            if ((ignored[order[i]] & bit) == 0) {
                if ((matched[order[i]] & bit) != 0) {
                    right++;
                } else {
                    wrong++;
                }
            }
            recall[i] = (double) right / objects;
            precision[i] = right / (right + wrong + TINY);
        }
        for (int i = order.length - 1; i > 0; i--) {
            precision[i - 1] = Math.max(precision[i - 1], precision[i]);
        }
        double[] at = new double[CocoEvaluation.RECALLS];
        double[] reached = new double[CocoEvaluation.RECALLS];
        int k = 0;
        for (int r = 0; r < at.length; r++) {
            while (k < order.length && recall[k] < CocoEvaluation.recall(r)) {
                k++;
            }
            if (k < order.length) {
                at[r] = precision[k];
                reached[r] = scores[order[k]];
            }
        }
        return new PrecisionCurve(at, reached, order.length == 0 ? 0 : recall[order.length - 1]);
    }
}
