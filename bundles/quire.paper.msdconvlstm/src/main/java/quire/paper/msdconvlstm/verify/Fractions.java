package quire.paper.msdconvlstm.verify;

/**
 * Fractions skill score (Roberts and Lean 2008): shares of event cells in square windows compared. Cells outside the domain, and
 * cells missing on either side, count as no event. Sums may be pooled.
 *
 * @param difference sum of squared differences of shares
 * @param reference  sum of squares of both shares
 */
public record Fractions(double difference, double reference) {
    /** No windows. */
    public static final Fractions NONE = new Fractions(0, 0);

    /** @param window side of the windows in cells, odd */
    public static Fractions of(double[] forecast, double[] observed, int height, int width, double threshold, int window) {
        double[] f = new double[forecast.length];
        double[] o = new double[forecast.length];
        for (int i = 0; i < f.length; i++) {
            boolean there = !Double.isNaN(forecast[i]) && !Double.isNaN(observed[i]);
            f[i] = there && forecast[i] >= threshold ? 1 : 0;
            o[i] = there && observed[i] >= threshold ? 1 : 0;
        }
        double[] a = shares(f, height, width, window);
        double[] b = shares(o, height, width, window);
        double difference = 0;
        double reference = 0;
        for (int i = 0; i < a.length; i++) {
            difference += (a[i] - b[i]) * (a[i] - b[i]);
            reference += a[i] * a[i] + b[i] * b[i];
        }
        return new Fractions(difference, reference);
    }

    private static double[] shares(double[] v, int height, int width, int window) {
        int r = window / 2;
        double[] sums = new double[(height + 1) * (width + 1)];
        int w = width + 1;
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                sums[(i + 1) * w + j + 1] = v[i * width + j] + sums[i * w + j + 1] + sums[(i + 1) * w + j] - sums[i * w + j];
            }
        }
        double[] out = new double[v.length];
        for (int i = 0; i < height; i++) {
            int top = Math.max(0, i - r);
            int bottom = Math.min(height, i + r + 1);
            for (int j = 0; j < width; j++) {
                int left = Math.max(0, j - r);
                int right = Math.min(width, j + r + 1);
                out[i * width + j] = (sums[bottom * w + right] - sums[top * w + right] - sums[bottom * w + left] + sums[top * w + left]) / (window * window);
            }
        }
        return out;
    }

    public Fractions plus(Fractions o) {
        return new Fractions(difference + o.difference, reference + o.reference);
    }

    /** 1 is perfect, NaN where neither has an event. */
    public double score() {
        return reference == 0 ? Double.NaN : 1 - difference / reference;
    }
}
