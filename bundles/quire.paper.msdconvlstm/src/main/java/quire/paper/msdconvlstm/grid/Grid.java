package quire.paper.msdconvlstm.grid;

import java.util.Arrays;
import quire.api.QuireException;

/**
 * A grid whose rows and columns have coordinates of their own, the first row in the north.
 *
 * @param degrees whether y is latitude and x longitude; else both are kilometres of a projection
 * @param y       of rows, falling
 * @param x       of columns, rising
 */
public record Grid(boolean degrees, double[] y, double[] x) {
    /** Coordinates in files are floats. */
    private static final double SAME = 1e-3;

    public int height() {
        return y.length;
    }

    public int width() {
        return x.length;
    }

    public int cells() {
        return y.length * x.length;
    }

    /** Whether both have the same coordinates. */
    public boolean same(Grid o) {
        return degrees == o.degrees && near(y, o.y) && near(x, o.x);
    }

    /** Whether both have the same distance of cells. */
    public boolean sameSpacing(Grid o) {
        return degrees == o.degrees && Math.abs(step(y) - step(o.y)) < SAME && Math.abs(step(x) - step(o.x)) < SAME;
    }

    private static double step(double[] v) {
        return v.length < 2 ? 0 : (v[v.length - 1] - v[0]) / (v.length - 1);
    }

    static boolean near(double[] a, double[] b) {
        if (a.length != b.length) {
            return false;
        }
        for (int i = 0; i < a.length; i++) {
            if (Math.abs(a[i] - b[i]) > SAME) {
                return false;
            }
        }
        return true;
    }

    /** {@code 64 x 48 cells, 50.0..40.0 N, 0.0..10.0 E}. */
    public String describe() {
        return String.format(java.util.Locale.ROOT, "%d x %d cells, y %.3f..%.3f, x %.3f..%.3f %s", height(), width(), y[0], y[y.length - 1], x[0], x[x.length - 1],
                degrees ? "degrees" : "km");
    }

    /** Direction of a coordinate: 1 rising, -1 falling. @throws QuireException if neither */
    static int direction(double[] v, String where, String what) {
        int sign = v.length < 2 || v[1] > v[0] ? 1 : -1;
        for (int i = 1; i < v.length; i++) {
            if (!(sign * (v[i] - v[i - 1]) > 0)) {
                throw QuireException.of("%s: %s is not monotone, %s is followed by %s; sort the file", where, what, v[i - 1], v[i]);
            }
        }
        return sign;
    }

    /** Longitudes that pass the date line or Greenwich without a jump. */
    static double[] unwrapped(double[] lon) {
        double[] out = lon.clone();
        for (int i = 1; i < out.length; i++) {
            while (out[i] < out[i - 1] - 180) {
                out[i] += 360;
            }
        }
        return out;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Grid g && degrees == g.degrees && Arrays.equals(y, g.y) && Arrays.equals(x, g.x);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(y) * 31 + Arrays.hashCode(x);
    }
}
