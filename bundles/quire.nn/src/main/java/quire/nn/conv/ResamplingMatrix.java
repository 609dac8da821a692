package quire.nn.conv;

/** Matrices [out][in] that change the number of samples along one axis; every row sums to 1. */
public final class ResamplingMatrix {
    private ResamplingMatrix() {
    }

    /**
     * Linear interpolation.
     *
     * @param alignCorners true: first and last samples fall on each other, out i reads in i (in - 1) / (out - 1); false: centres of
     *                     cells, out i reads in (i + 0.5) in / out - 0.5, held inside
     */
    public static double[][] bilinear(int in, int out, boolean alignCorners) {
        double[][] m = new double[out][in];
        for (int i = 0; i < out; i++) {
            double at = alignCorners ? (out == 1 ? 0 : (double) i * (in - 1) / (out - 1)) : Math.max(0, (i + 0.5) * in / out - 0.5);
            int low = Math.min(in - 1, (int) at);
            int high = Math.min(in - 1, low + 1);
            double share = Math.min(at, in - 1.0) - low;
            m[i][low] += 1 - share;
            m[i][high] += share;
        }
        return m;
    }

    /** Out i copies in floor(i in / out). */
    public static double[][] nearest(int in, int out) {
        double[][] m = new double[out][in];
        for (int i = 0; i < out; i++) {
            m[i][(int) ((long) i * in / out)] = 1;
        }
        return m;
    }

    /** Out i is the mean of in floor(i in / out) to ceil((i + 1) in / out) - 1; bins may overlap. */
    public static double[][] adaptiveAverage(int in, int out) {
        double[][] m = new double[out][in];
        for (int i = 0; i < out; i++) {
            int from = (int) ((long) i * in / out);
            int to = (int) (((i + 1L) * in + out - 1) / out);
            for (int k = from; k < to; k++) {
                m[i][k] = 1.0 / (to - from);
            }
        }
        return m;
    }
}
