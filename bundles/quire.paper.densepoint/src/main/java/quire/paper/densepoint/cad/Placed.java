package quire.paper.densepoint.cad;

import java.util.SplittableRandom;

/**
 * A solid somewhere.
 *
 * @param axis direction of its own z: 0, 1 or 2
 * @param role part of the shape it belongs to, from 0 on
 */
record Placed(Solid solid, double x, double y, double z, int axis, int role) {

    void sample(SplittableRandom random, double[] out) {
        double[] local = new double[6];
        solid.sample(random, local);
        for (int k = 0; k < 3; k++) {
            out[(k + axis + 1) % 3] = local[k] + at((k + axis + 1) % 3);
            out[3 + (k + axis + 1) % 3] = local[3 + k];
        }
    }

    boolean inside(double[] p) {
        double[] local = new double[3];
        for (int k = 0; k < 3; k++) {
            local[k] = p[(k + axis + 1) % 3] - at((k + axis + 1) % 3);
        }
        return solid.inside(local[0], local[1], local[2]);
    }

    private double at(int k) {
        return k == 0 ? x : k == 1 ? y : z;
    }
}
