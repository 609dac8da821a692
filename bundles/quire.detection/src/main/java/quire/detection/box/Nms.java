package quire.detection.box;

import java.util.Arrays;

/** Greedy non-maximum suppression. Boxes whose score is NaN are never kept. */
public final class Nms {
    private Nms() {
    }

    /**
     * Keeps boxes by falling score unless one kept before overlaps them by more than {@code threshold}.
     *
     * @param most boxes kept at most
     * @return their indices by falling score
     */
    public static int[] keep(double[] boxes, double[] scores, int n, double threshold, int most) {
        return perClass(boxes, scores, null, n, threshold, most);
    }

    /** As {@link #keep}; boxes suppress others of their class only. @param classes class of each box, or null where there is one */
    public static int[] perClass(double[] boxes, double[] scores, int[] classes, int n, double threshold, int most) {
        int[] order = ScoreOrder.of(scores, n);
        double[] kept = new double[4 * Math.min(order.length, most)];
        double[] areas = new double[kept.length / 4];
        int[] out = new int[areas.length];
        int m = 0;
        for (int at = 0; at < order.length && m < out.length; at++) {
            int i = order[at];
            double area = Boxes.area(boxes, i);
            if (free(boxes, i, area, classes, kept, areas, out, m, threshold)) {
                System.arraycopy(boxes, 4 * i, kept, 4 * m, 4);
                areas[m] = area;
                out[m++] = i;
            }
        }
        return Arrays.copyOf(out, m);
    }

    private static boolean free(double[] boxes, int i, double area, int[] classes, double[] kept, double[] areas, int[] out, int m,
            double threshold) {
        for (int k = 0; k < m; k++) {
            if (classes != null && classes[out[k]] != classes[i]) {
                continue;
            }
            double shared = Boxes.intersection(kept, k, boxes, i);
            if (shared > 0 && shared / (areas[k] + area - shared) > threshold) {
                return false;
            }
        }
        return true;
    }
}
