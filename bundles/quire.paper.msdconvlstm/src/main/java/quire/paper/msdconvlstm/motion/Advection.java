package quire.paper.msdconvlstm.motion;

/** Backward semi-Lagrangian step: out[i, j] = field[i - v, j - u], bilinear, nothing outside; u along columns, v along rows, cells per step. */
public final class Advection {
    private Advection() {
    }

    /** One step with a motion of its own in every cell. */
    public static double[] step(double[] field, int height, int width, double[] u, double[] v) {
        double[] out = new double[field.length];
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                int k = i * width + j;
                out[k] = at(field, height, width, i - v[k], j - u[k]);
            }
        }
        return out;
    }

    /** Bilinear value at a place; cells outside count as 0. */
    public static double at(double[] field, int height, int width, double row, double column) {
        double i0 = Math.floor(row);
        double j0 = Math.floor(column);
        if (i0 < -1 || j0 < -1 || i0 >= height || j0 >= width) {
            return 0;
        }
        int i = (int) i0;
        int j = (int) j0;
        double di = row - i;
        double dj = column - j;
        return (1 - di) * ((1 - dj) * cell(field, height, width, i, j) + dj * cell(field, height, width, i, j + 1))
                + di * ((1 - dj) * cell(field, height, width, i + 1, j) + dj * cell(field, height, width, i + 1, j + 1));
    }

    private static double cell(double[] f, int height, int width, int i, int j) {
        return i < 0 || j < 0 || i >= height || j >= width ? 0 : f[i * width + j];
    }
}
