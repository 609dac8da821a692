package quire.paper.densepoint.geometry;

/**
 * Baseline without learning: the direction in which a point's nearest neighbours spread least, turned away from the cloud's mean. The
 * turn is a guess that fails where a shape is hollow, so that errors without sign are reported too.
 */
public final class PcaNormals {
    private PcaNormals() {
    }

    /**
     * One unit vector for each point.
     *
     * @param neighbours points looked at, the point itself among them
     */
    public static float[] of(float[] xyz, int neighbours) {
        int n = xyz.length / 3;
        int k = Math.min(neighbours, n);
        float[] out = new float[xyz.length];
        double[] mean = new double[3];
        for (int i = 0; i < xyz.length; i++) {
            mean[i % 3] += xyz[i] / (double) n;
        }
        float[] best = new float[k];
        int[] index = new int[k];
        for (int p = 0; p < n; p++) {
            nearest(xyz, p, best, index);
            double[] c = new double[3];
            for (int i : index) {
                for (int a = 0; a < 3; a++) {
                    c[a] += xyz[3 * i + a] / (double) k;
                }
            }
            double[][] cov = new double[3][3];
            for (int i : index) {
                for (int a = 0; a < 3; a++) {
                    for (int b = 0; b < 3; b++) {
                        cov[a][b] += (xyz[3 * i + a] - c[a]) * (xyz[3 * i + b] - c[b]);
                    }
                }
            }
            double[] normal = new Eigen3(cov).vectors[0];
            double outward = 0;
            for (int a = 0; a < 3; a++) {
                outward += normal[a] * (xyz[3 * p + a] - mean[a]);
            }
            for (int a = 0; a < 3; a++) {
                out[3 * p + a] = (float) (outward < 0 ? -normal[a] : normal[a]);
            }
        }
        return out;
    }

    /** Keeps the smallest distances in a sorted array: k is small. */
    private static void nearest(float[] xyz, int p, float[] best, int[] index) {
        int found = 0;
        int k = best.length;
        float px = xyz[3 * p];
        float py = xyz[3 * p + 1];
        float pz = xyz[3 * p + 2];
        for (int i = 0; i < xyz.length / 3; i++) {
            float dx = xyz[3 * i] - px;
            float dy = xyz[3 * i + 1] - py;
            float dz = xyz[3 * i + 2] - pz;
            float d = dx * dx + dy * dy + dz * dz;
            if (found == k && d >= best[k - 1]) {
                continue;
            }
            int at = found < k ? found++ : k - 1;
            while (at > 0 && best[at - 1] > d) {
                best[at] = best[at - 1];
                index[at] = index[at - 1];
                at--;
            }
            best[at] = d;
            index[at] = i;
        }
    }
}
