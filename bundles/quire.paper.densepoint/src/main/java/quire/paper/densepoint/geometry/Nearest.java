package quire.paper.densepoint.geometry;

import java.util.Arrays;

/** Nearest points and the weights of feature propagation (PointNet++; section 1.6). */
public final class Nearest {
    /** Points that an unknown one is interpolated from. */
    public static final int COUNT = 3;
    private static final double EPSILON = 1e-8;

    private Nearest() {
    }

    /**
     * The three nearest known points of each unknown one, nearest first, of equals the lowest index, with weights 1/(distance + 1e-8)
     * that sum to 1. With fewer than three known points the last repeats with weight 0.
     *
     * @param unknown 3n values
     * @param known   3m values, m at least 1
     * @param indices receives 3n from {@code at} on
     * @param weights receives 3n from {@code at} on
     */
    public static void three(float[] unknown, float[] known, int[] indices, float[] weights, int at) {
        int m = known.length / 3;
        double[] d = new double[COUNT];
        int[] best = new int[COUNT];
        for (int p = 0; p < unknown.length / 3; p++) {
            Arrays.fill(d, Double.POSITIVE_INFINITY);
            Arrays.fill(best, 0);
            for (int i = 0; i < m; i++) {
                double v = squared(unknown, p, known, i);
                for (int k = 0; k < COUNT; k++) {
                    if (v < d[k]) {
                        for (int l = COUNT - 1; l > k; l--) {
                            d[l] = d[l - 1];
                            best[l] = best[l - 1];
                        }
                        d[k] = v;
                        best[k] = i;
                        break;
                    }
                }
            }
            double sum = 0;
            for (int k = 0; k < COUNT; k++) {
                d[k] = k < m ? 1 / (Math.sqrt(d[k]) + EPSILON) : 0;
                sum += d[k];
            }
            for (int k = 0; k < COUNT; k++) {
                indices[at + p * COUNT + k] = k < m ? best[k] : best[m - 1];
                weights[at + p * COUNT + k] = (float) (d[k] / sum);
            }
        }
    }

    /** The nearest known point of each unknown one. */
    public static int[] one(float[] unknown, float[] known) {
        int[] out = new int[unknown.length / 3];
        for (int p = 0; p < out.length; p++) {
            double best = Double.POSITIVE_INFINITY;
            for (int i = 0; i < known.length / 3; i++) {
                double v = squared(unknown, p, known, i);
                if (v < best) {
                    best = v;
                    out[p] = i;
                }
            }
        }
        return out;
    }

    private static double squared(float[] a, int i, float[] b, int j) {
        double dx = (double) a[3 * i] - b[3 * j];
        double dy = (double) a[3 * i + 1] - b[3 * j + 1];
        double dz = (double) a[3 * i + 2] - b[3 * j + 2];
        return dx * dx + dy * dy + dz * dz;
    }
}
