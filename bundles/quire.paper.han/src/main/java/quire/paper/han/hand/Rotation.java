package quire.paper.han.hand;

/** Rotations about the axes. */
final class Rotation {
    private Rotation() {
    }

    /** Turns about x, then y, then z by the angles in radians; row-major 3 x 3. */
    static double[] of(double ax, double ay, double az) {
        double cx = Math.cos(ax);
        double sx = Math.sin(ax);
        double cy = Math.cos(ay);
        double sy = Math.sin(ay);
        double cz = Math.cos(az);
        double sz = Math.sin(az);
        return new double[] {cz * cy, cz * sy * sx - sz * cx, cz * sy * cx + sz * sx, sz * cy, sz * sy * sx + cz * cx,
            sz * sy * cx - cz * sx, -sy, cy * sx, cy * cx};
    }

    /** Replaces the vector at {@code at} by its image. */
    static void apply(double[] m, double[] v, int at) {
        double x = v[at];
        double y = v[at + 1];
        double z = v[at + 2];
        for (int i = 0; i < 3; i++) {
            v[at + i] = m[3 * i] * x + m[3 * i + 1] * y + m[3 * i + 2] * z;
        }
    }
}
