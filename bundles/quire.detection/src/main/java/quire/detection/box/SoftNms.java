package quire.detection.box;

import java.util.Arrays;

/**
 * Soft non-maximum suppression with a Gaussian (arXiv:1704.04503, equation 3): overlapped boxes lose score instead of being dropped.
 *
 * @param sigma width of the Gaussian; 0.5 in the paper
 * @param least boxes whose score falls below are dropped
 */
public record SoftNms(double sigma, double least) {
    /**
     * What is left.
     *
     * @param order  indices, in the order they were chosen
     * @param scores their new scores
     */
    public record Kept(int[] order, double[] scores) {
    }

    /** Chooses at most {@code most} boxes, all of one class. */
    public Kept keep(double[] boxes, double[] scores, int n, int most) {
        double[] now = Arrays.copyOf(scores, n);
        int[] order = new int[Math.min(n, most)];
        double[] left = new double[order.length];
        int m = 0;
        while (m < order.length) {
            int best = -1;
            for (int i = 0; i < n; i++) {
                if (!Double.isNaN(now[i]) && (best < 0 || now[i] > now[best])) {
                    best = i;
                }
            }
            if (best < 0 || now[best] < least) {
                break;
            }
            order[m] = best;
            left[m++] = now[best];
            // chosen boxes are out of the race
            now[best] = Double.NaN;
            for (int i = 0; i < n; i++) {
                double overlap = Boxes.iou(boxes, best, boxes, i);
                if (overlap > 0) {
                    now[i] *= Math.exp(-overlap * overlap / sigma);
                }
            }
        }
        return new Kept(Arrays.copyOf(order, m), Arrays.copyOf(left, m));
    }
}
