package quire.paper.densepoint.geometry;

import java.util.Arrays;

/**
 * Farthest point sampling (section 1.1): from a first point on, always the point with the largest squared distance to those chosen; of
 * equals the lowest index. The choice of m points begins with the choice of fewer.
 */
public final class FarthestPoints {
    /** The authors' kernel never picks points with |p|^2 up to this. */
    public static final float AUTHORS_SKIP = 1e-3f;
    private static final float FAR = 1e10f;

    private FarthestPoints() {
    }

    /**
     * Chooses points.
     *
     * @param xyz   coordinates
     * @param m     how many; when all distinct points are used up, the lowest index repeats
     * @param start index of the first
     * @param skip  candidates with squared length up to this are passed over; 0 for none
     */
    public static int[] select(float[] xyz, int m, int start, float skip) {
        int n = xyz.length / 3;
        float[] x = new float[n];
        float[] y = new float[n];
        float[] z = new float[n];
        float[] best = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = xyz[3 * i];
            y[i] = xyz[3 * i + 1];
            z[i] = xyz[3 * i + 2];
            boolean candidate = skip <= 0 || x[i] * x[i] + y[i] * y[i] + z[i] * z[i] > skip;
            // below any distance, so that it never wins and never changes
            best[i] = candidate ? FAR : -1;
        }
        int[] chosen = new int[m];
        chosen[0] = start;
        for (int k = 1; k < m; k++) {
            int c = chosen[k - 1];
            chosen[k] = farthest(best, closer(x, y, z, best, x[c], y[c], z[c]));
        }
        return chosen;
    }

    /** Lowers the distances; gives the largest. Two plain loops, which the compiler turns into vector instructions. */
    private static float closer(float[] x, float[] y, float[] z, float[] best, float cx, float cy, float cz) {
        int n = best.length;
        for (int i = 0; i < n; i++) {
            float dx = x[i] - cx;
            float dy = y[i] - cy;
            float dz = z[i] - cz;
            best[i] = Math.min(best[i], dx * dx + dy * dy + dz * dz);
        }
        float far = -1;
        for (int i = 0; i < n; i++) {
            far = Math.max(far, best[i]);
        }
        return far;
    }

    private static int farthest(float[] best, float value) {
        for (int i = 0; i < best.length; i++) {
            if (best[i] == value) {
                return i;
            }
        }
        return 0;
    }

    /** The numbers 0 to n-1 ordered as a choice of m, each once; fewer than m where points coincide. */
    public static int[] distinct(float[] xyz, int m) {
        return Arrays.stream(select(xyz, Math.min(m, xyz.length / 3), 0, 0)).distinct().toArray();
    }
}
