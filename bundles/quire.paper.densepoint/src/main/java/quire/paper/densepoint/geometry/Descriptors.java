package quire.paper.densepoint.geometry;

import java.util.SplittableRandom;

/** Whole-shape descriptions without learning, for baselines. */
public final class Descriptors {
    /** Bins of the distribution of distances. */
    public static final int D2_BINS = 64;
    private static final int HEIGHT_BINS = 16;
    /** Values of {@link #global}: extents, roots of covariance eigenvalues, heights. */
    public static final int GLOBAL = 3 + 3 + HEIGHT_BINS;
    private static final int PAIRS = 4096;

    private Descriptors() {
    }

    /** Extents of the bounding box, roots of the eigenvalues of the covariance, and the shares of points in 16 slices along z from -1 to 1. */
    public static void global(float[] xyz, float[] out, int at) {
        int n = xyz.length / 3;
        double[] low = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        double[] mean = new double[3];
        float[] heights = new float[HEIGHT_BINS];
        for (int i = 0; i < xyz.length; i++) {
            int a = i % 3;
            low[a] = Math.min(low[a], xyz[i]);
            high[a] = Math.max(high[a], xyz[i]);
            mean[a] += xyz[i] / (double) n;
            if (a == 2) {
                heights[Math.max(0, Math.min(HEIGHT_BINS - 1, (int) Math.floor((xyz[i] + 1) * HEIGHT_BINS / 2)))] += 1f / n;
            }
        }
        double[][] cov = new double[3][3];
        for (int i = 0; i < n; i++) {
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    cov[a][b] += (xyz[3 * i + a] - mean[a]) * (xyz[3 * i + b] - mean[b]) / n;
                }
            }
        }
        Eigen3 e = new Eigen3(cov);
        for (int a = 0; a < 3; a++) {
            out[at + a] = (float) (high[a] - low[a]);
            out[at + 3 + a] = (float) Math.sqrt(Math.max(0, e.values[a]));
        }
        System.arraycopy(heights, 0, out, at + 6, HEIGHT_BINS);
    }

    /** D2 (Osada et al. 2002): histogram of the distances of 4,096 random pairs of points, in units of the mean distance, up to 3. */
    public static void d2(float[] xyz, long seed, float[] out, int at) {
        int n = xyz.length / 3;
        SplittableRandom random = new SplittableRandom(seed);
        double[] d = new double[PAIRS];
        double mean = 0;
        for (int k = 0; k < PAIRS; k++) {
            int i = random.nextInt(n);
            int j = random.nextInt(n);
            double sum = 0;
            for (int a = 0; a < 3; a++) {
                double v = xyz[3 * i + a] - xyz[3 * j + a];
                sum += v * v;
            }
            d[k] = Math.sqrt(sum);
            mean += d[k] / PAIRS;
        }
        for (double v : d) {
            out[at + (mean > 0 ? Math.min(D2_BINS - 1, (int) (v / mean * D2_BINS / 3)) : 0)] += 1f / PAIRS;
        }
    }
}
