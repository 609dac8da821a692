package quire.paper.msdconvlstm.motion;

/** Running means. */
final class Smoothing {
    private Smoothing() {
    }

    /** Mean over the cells of a square that lie inside the field. @param reach cells on every side */
    static double[] box(double[] f, int height, int width, int reach) {
        return down(across(f, height, width, reach), height, width, reach);
    }

    private static double[] across(double[] f, int height, int width, int reach) {
        double[] out = new double[f.length];
        for (int i = 0; i < height; i++) {
            line(f, out, i * width, 1, width, reach);
        }
        return out;
    }

    private static double[] down(double[] f, int height, int width, int reach) {
        double[] out = new double[f.length];
        for (int j = 0; j < width; j++) {
            line(f, out, j, width, height, reach);
        }
        return out;
    }

    private static void line(double[] f, double[] out, int from, int step, int n, int reach) {
        double sum = 0;
        int low = 0;
        int high = 0;
        for (int i = 0; i < n; i++) {
            for (; high < Math.min(n, i + reach + 1); high++) {
                sum += f[from + high * step];
            }
            for (; low < i - reach; low++) {
                sum -= f[from + low * step];
            }
            out[from + i * step] = sum / (high - low);
        }
    }
}
