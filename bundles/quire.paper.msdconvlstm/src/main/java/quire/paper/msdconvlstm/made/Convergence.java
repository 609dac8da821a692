package quire.paper.msdconvlstm.made;

import java.util.SplittableRandom;

/**
 * One sequence of humidity, wind and rain. Wind is a large-scale rotation, a mean wind, and two potentials of wide and narrow
 * convergence that drift with a share of the mean wind. Rain falls widely where smoothed moisture converges and in cores where it is
 * moist; humidity is carried, diffused, rained out and restored.
 */
final class Convergence {
    private static final double SPEED = 1.6;
    private static final double WIDE = 1.5;
    private static final double NARROW = 0.35;
    private final int n;
    private final double drift;
    private final double mu;
    private final double mv;
    private double[] stream;
    private double[] wide;
    private double[] narrow;
    private double[] q;

    /** @param drift 0.15: convergence nearly stands; 1: it moves with the mean wind */
    Convergence(SplittableRandom r, int n, double drift) {
        this.n = n;
        this.drift = drift;
        stream = scaled(Periodic.noise(r, n, 1, 2), 3);
        wide = scaled(Periodic.noise(r, n, 1, 3), WIDE);
        narrow = scaled(Periodic.noise(r, n, 5, 8), NARROW);
        q = Periodic.noise(r, n, 1, 4);
        for (int i = 0; i < q.length; i++) {
            q[i] = clip(0.6 + 0.35 * q[i]);
        }
        double angle = 2 * Math.PI * r.nextDouble();
        mu = SPEED * Math.cos(angle);
        mv = SPEED * Math.sin(angle);
    }

    private static double[] scaled(double[] f, double by) {
        for (int i = 0; i < f.length; i++) {
            f[i] *= by;
        }
        return f;
    }

    private static double clip(double v) {
        return Math.max(0, Math.min(1.3, v));
    }

    /** Humidity, wind along columns, wind along rows (cells per step), rain (mm) now; then goes on by one step. */
    double[][] next() {
        double[] wx = Periodic.slope(wide, n, false);
        double[] wy = Periodic.slope(wide, n, true);
        double[] nx = Periodic.slope(narrow, n, false);
        double[] ny = Periodic.slope(narrow, n, true);
        double[] sx = Periodic.slope(stream, n, false);
        double[] sy = Periodic.slope(stream, n, true);
        double[] u = new double[q.length];
        double[] v = new double[q.length];
        for (int i = 0; i < q.length; i++) {
            u[i] = mu - sy[i] + wx[i] + nx[i];
            v[i] = mv + sx[i] + wy[i] + ny[i];
        }
        double[] stratiform = Periodic.smooth(inflow(wx, wy), n, 2.5);
        double[] cores = inflow(nx, ny);
        double[] rain = new double[q.length];
        for (int i = 0; i < rain.length; i++) {
            rain[i] = Math.max(45 * stratiform[i] - 1, 0) + Math.max((q[i] > 0.55 ? 25 * cores[i] : 0) - 1.5, 0);
        }
        double[][] out = {q.clone(), u, v, rain};
        double[] carried = Periodic.smooth(Periodic.advect(q, n, u, v), n, 0.4);
        for (int i = 0; i < q.length; i++) {
            q[i] = clip(carried[i] - 0.004 * rain[i] + 0.01 * (0.7 - q[i]));
        }
        double[] du = Periodic.constant(q.length, drift * mu);
        double[] dv = Periodic.constant(q.length, drift * mv);
        wide = Periodic.advect(wide, n, du, dv);
        narrow = Periodic.advect(narrow, n, du, dv);
        stream = Periodic.advect(stream, n, du, dv);
        return out;
    }

    /** -div(q w). */
    private double[] inflow(double[] wx, double[] wy) {
        double[] fx = new double[q.length];
        double[] fy = new double[q.length];
        for (int i = 0; i < q.length; i++) {
            fx[i] = q[i] * wx[i];
            fy[i] = q[i] * wy[i];
        }
        double[] a = Periodic.slope(fx, n, false);
        double[] b = Periodic.slope(fy, n, true);
        for (int i = 0; i < a.length; i++) {
            a[i] = -(a[i] + b[i]);
        }
        return a;
    }
}
