package quire.paper.densepoint.geometry;

import quire.api.QuireException;

/**
 * Centre and scale that bring a cloud into the unit sphere: the mean becomes the origin, the farthest point has length 1.
 *
 * @param cx    x of the mean
 * @param cy    y of the mean
 * @param cz    z of the mean
 * @param scale largest distance from it, above 0
 */
public record UnitSphere(double cx, double cy, double cz, double scale) {

    /**
     * Measures a cloud.
     *
     * @param source names it in errors
     * @throws QuireException for values that are not finite, no points, or points that all coincide
     */
    public static UnitSphere of(String source, float[] xyz) {
        int n = xyz.length / 3;
        if (n == 0) {
            throw QuireException.of("%s: no points; give a cloud", source);
        }
        double[] c = new double[3];
        for (int i = 0; i < xyz.length; i++) {
            if (!Float.isFinite(xyz[i])) {
                throw QuireException.of("%s: point %d has the coordinate %s; remove points that are not finite", source, i / 3 + 1, xyz[i]);
            }
            c[i % 3] += xyz[i] / (double) n;
        }
        double far = 0;
        for (int i = 0; i < n; i++) {
            double dx = xyz[3 * i] - c[0];
            double dy = xyz[3 * i + 1] - c[1];
            double dz = xyz[3 * i + 2] - c[2];
            far = Math.max(far, dx * dx + dy * dy + dz * dz);
        }
        double size = Math.max(Math.abs(c[0]), Math.max(Math.abs(c[1]), Math.abs(c[2])));
        // equal floats still differ from their mean by a rounding
        if (!(Math.sqrt(far) > 1e-7 * size) || far == 0) {
            throw QuireException.of("%s: all %d points are the same; a cloud needs an extent", source, n);
        }
        return new UnitSphere(c[0], c[1], c[2], Math.sqrt(far));
    }

    /** The points in the unit sphere. */
    public float[] apply(float[] xyz) {
        float[] out = new float[xyz.length];
        for (int i = 0; i < xyz.length; i += 3) {
            out[i] = (float) ((xyz[i] - cx) / scale);
            out[i + 1] = (float) ((xyz[i + 1] - cy) / scale);
            out[i + 2] = (float) ((xyz[i + 2] - cz) / scale);
        }
        return out;
    }
}
