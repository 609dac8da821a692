package quire.paper.msdconvlstm.made;

import java.util.SplittableRandom;

/** Fields on a square that repeats itself. */
final class Periodic {
    private Periodic() {
    }

    /** Noise of wave numbers from {@code low} to {@code high}, deviation 1. */
    static double[] noise(SplittableRandom r, int n, int low, int high) {
        double[] f = new double[n * n];
        for (int ky = -high; ky <= high; ky++) {
            for (int kx = 0; kx <= high; kx++) {
                double k = Math.hypot(kx, ky);
                if (k < low || k > high || kx == 0 && ky <= 0) {
                    continue;
                }
                double a = r.nextGaussian();
                double b = r.nextGaussian();
                for (int i = 0; i < f.length; i++) {
                    double phase = 2 * Math.PI * (kx * (i % n) + ky * (i / n)) / n;
                    f[i] += a * Math.cos(phase) + b * Math.sin(phase);
                }
            }
        }
        double squares = 0;
        for (double v : f) {
            squares += v * v;
        }
        double sd = Math.sqrt(squares / f.length);
        for (int i = 0; i < f.length; i++) {
            f[i] /= sd;
        }
        return f;
    }

    /** Central difference along columns, or along rows. */
    static double[] slope(double[] f, int n, boolean alongRows) {
        double[] out = new double[f.length];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                out[i * n + j] = alongRows ? (f[(i + 1) % n * n + j] - f[(i + n - 1) % n * n + j]) / 2
                        : (f[i * n + (j + 1) % n] - f[i * n + (j + n - 1) % n]) / 2;
            }
        }
        return out;
    }

    /** Gaussian smoothing in wave space: deviation sigma cells. */
    static double[] smooth(double[] f, int n, double sigma) {
        double[] kernel = new double[n];
        for (int j = 0; j < n; j++) {
            for (int k = -(n - 1) / 2; k <= n / 2; k++) {
                kernel[j] += Math.exp(-2 * Math.PI * Math.PI * sigma * sigma * k * k / ((double) n * n)) * Math.cos(2 * Math.PI * k * j / n) / n;
            }
        }
        double[] across = new double[f.length];
        double[] out = new double[f.length];
        for (int i = 0; i < f.length; i++) {
            for (int k = 0; k < n; k++) {
                across[i] += kernel[k] * f[i / n * n + (i % n + k) % n];
            }
        }
        for (int i = 0; i < f.length; i++) {
            for (int k = 0; k < n; k++) {
                out[i] += kernel[k] * across[(i / n + k) % n * n + i % n];
            }
        }
        return out;
    }

    /** Backward semi-Lagrangian step; u along columns, v along rows. */
    static double[] advect(double[] f, int n, double[] u, double[] v) {
        double[] out = new double[f.length];
        for (int i = 0; i < f.length; i++) {
            double a = i / n - v[i];
            double b = i % n - u[i];
            int i0 = (int) Math.floor(a);
            int j0 = (int) Math.floor(b);
            double da = a - i0;
            double db = b - j0;
            out[i] = (1 - da) * ((1 - db) * at(f, n, i0, j0) + db * at(f, n, i0, j0 + 1)) + da * ((1 - db) * at(f, n, i0 + 1, j0) + db * at(f, n, i0 + 1, j0 + 1));
        }
        return out;
    }

    private static double at(double[] f, int n, int i, int j) {
        return f[Math.floorMod(i, n) * n + Math.floorMod(j, n)];
    }

    static double[] constant(int cells, double value) {
        double[] out = new double[cells];
        java.util.Arrays.fill(out, value);
        return out;
    }
}
