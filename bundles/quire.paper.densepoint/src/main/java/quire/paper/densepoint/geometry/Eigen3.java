package quire.paper.densepoint.geometry;

/** Eigenvalues and vectors of a symmetric 3 x 3 matrix by Jacobi rotations. */
final class Eigen3 {
    private static final int SWEEPS = 12;
    /** Rising. */
    final double[] values = new double[3];
    /** {@code vectors[k]} belongs to {@code values[k]}. */
    final double[][] vectors = new double[3][3];

    /** @param a row by row, overwritten */
    Eigen3(double[][] a) {
        double[][] v = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int p = 0; p < 2; p++) {
                for (int q = p + 1; q < 3; q++) {
                    rotate(a, v, p, q);
                }
            }
        }
        Integer[] order = {0, 1, 2};
        java.util.Arrays.sort(order, (i, j) -> Double.compare(a[i][i], a[j][j]));
        for (int k = 0; k < 3; k++) {
            int c = order[k];
            values[k] = a[c][c];
            for (int i = 0; i < 3; i++) {
                vectors[k][i] = v[i][c];
            }
        }
    }

    private static void rotate(double[][] a, double[][] v, int p, int q) {
        if (Math.abs(a[p][q]) < 1e-300) {
            return;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (int k = 0; k < 3; k++) {
            double x = a[k][p];
            double y = a[k][q];
            a[k][p] = c * x - s * y;
            a[k][q] = s * x + c * y;
        }
        for (int k = 0; k < 3; k++) {
            double x = a[p][k];
            double y = a[q][k];
            a[p][k] = c * x - s * y;
            a[q][k] = s * x + c * y;
            double vx = v[k][p];
            double vy = v[k][q];
            v[k][p] = c * vx - s * vy;
            v[k][q] = s * vx + c * vy;
        }
    }
}
