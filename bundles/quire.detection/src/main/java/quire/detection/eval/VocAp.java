package quire.detection.eval;

/** Average precision as Pascal VOC takes it from recalls and precisions of detections by falling score. */
public final class VocAp {
    private VocAp() {
    }

    /** Area under the falling envelope of the curve (VOC2010 and later). */
    public static double allPoints(double[] recall, double[] precision) {
        double best = 0;
        double sum = 0;
        for (int i = recall.length - 1; i >= 0; i--) {
            best = Math.max(best, precision[i]);
            sum += best * (recall[i] - (i == 0 ? 0 : recall[i - 1]));
        }
        return sum;
    }

    /** Mean of the best precisions at recalls 0, 0.1… 1 and beyond (VOC2007). */
    public static double elevenPoints(double[] recall, double[] precision) {
        double sum = 0;
        for (int t = 0; t <= 10; t++) {
            double best = 0;
            for (int i = 0; i < recall.length; i++) {
                // recalls are quotients: one that is 0.3 but for rounding counts as 0.3
                if (recall[i] >= t / 10.0 - 1e-12) {
                    best = Math.max(best, precision[i]);
                }
            }
            sum += best;
        }
        return sum / 11;
    }
}
