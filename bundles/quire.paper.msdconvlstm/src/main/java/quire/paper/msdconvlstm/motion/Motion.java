package quire.paper.msdconvlstm.motion;

/**
 * Motion of rain in cells per step, estimated from the last frames by Lucas and Kanade's least squares over a pyramid, with a
 * window that covers much of the field: rain says little in dry places, so the motion is smooth and falls back to the mean.
 *
 * @param u along columns
 * @param v along rows
 */
public record Motion(double[] u, double[] v) {
    private static final int ROUNDS = 4;
    private static final int COARSEST = 8;
    private static final double MOST = 3;

    /**
     * Estimates the motion.
     *
     * @param frames at least two, oldest first, mm without NaN
     */
    public static Motion estimate(double[][] frames, int height, int width) {
        double[][] logs = new double[frames.length][];
        for (int t = 0; t < frames.length; t++) {
            // logarithms, so that a few heavy cells do not decide alone
            logs[t] = java.util.Arrays.stream(frames[t]).map(x -> Math.log1p(Math.max(0, x))).toArray();
        }
        return level(logs, height, width);
    }

    private static Motion level(double[][] frames, int height, int width) {
        int cells = height * width;
        Motion m = new Motion(new double[cells], new double[cells]);
        if (Math.min(height, width) >= 2 * COARSEST) {
            int h = (height + 1) / 2;
            int w = (width + 1) / 2;
            double[][] half = new double[frames.length][];
            for (int t = 0; t < frames.length; t++) {
                half[t] = halved(frames[t], height, width);
            }
            Motion coarse = level(half, h, w);
            for (int k = 0; k < cells; k++) {
                int from = k / width / 2 * w + k % width / 2;
                m.u[k] = 2 * coarse.u[from];
                m.v[k] = 2 * coarse.v[from];
            }
        }
        for (int r = 0; r < ROUNDS; r++) {
            refine(frames, height, width, m);
        }
        return m;
    }

    /** One Gauss-Newton step on all pairs of frames. */
    private static void refine(double[][] frames, int height, int width, Motion m) {
        int cells = height * width;
        double[][] sums = new double[5][cells];
        for (int t = 0; t + 1 < frames.length; t++) {
            double[] warped = Advection.step(frames[t], height, width, m.u, m.v);
            double[] next = frames[t + 1];
            for (int i = 1; i < height - 1; i++) {
                for (int j = 1; j < width - 1; j++) {
                    int k = i * width + j;
                    double gx = (warped[k + 1] - warped[k - 1] + next[k + 1] - next[k - 1]) / 4;
                    double gy = (warped[k + width] - warped[k - width] + next[k + width] - next[k - width]) / 4;
                    double d = next[k] - warped[k];
                    sums[0][k] += gx * gx;
                    sums[1][k] += gx * gy;
                    sums[2][k] += gy * gy;
                    sums[3][k] -= gx * d;
                    sums[4][k] -= gy * d;
                }
            }
        }
        double[] totals = new double[5];
        double sigma = Math.max(2, Math.min(height, width) / 8.0);
        for (int s = 0; s < 5; s++) {
            totals[s] = java.util.Arrays.stream(sums[s]).sum() / cells;
            sums[s] = Smoothing.box(Smoothing.box(sums[s], height, width, (int) sigma), height, width, (int) sigma);
        }
        // what is known of the whole field stands in where a window is dry
        double prior = 0.1;
        double floor = 1e-6 + 1e-3 * (totals[0] + totals[2]);
        for (int k = 0; k < cells; k++) {
            double a = sums[0][k] + prior * totals[0] + floor;
            double b = sums[1][k] + prior * totals[1];
            double c = sums[2][k] + prior * totals[2] + floor;
            double p = sums[3][k] + prior * totals[3];
            double q = sums[4][k] + prior * totals[4];
            double det = a * c - b * b;
            m.u[k] += bounded((c * p - b * q) / det);
            m.v[k] += bounded((a * q - b * p) / det);
        }
    }

    private static double bounded(double v) {
        return Math.max(-MOST, Math.min(MOST, v));
    }

    private static double[] halved(double[] f, int height, int width) {
        int h = (height + 1) / 2;
        int w = (width + 1) / 2;
        double[] out = new double[h * w];
        for (int i = 0; i < h; i++) {
            for (int j = 0; j < w; j++) {
                int down = Math.min(2 * i + 1, height - 1);
                int right = Math.min(2 * j + 1, width - 1);
                out[i * w + j] = (f[2 * i * width + 2 * j] + f[2 * i * width + right] + f[down * width + 2 * j] + f[down * width + right]) / 4;
            }
        }
        return out;
    }
}
