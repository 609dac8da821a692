package quire.paper.densepoint.geometry;

/** Ball query (section 1.1): neighbours are the first k points in order of index, not the nearest. */
public final class Balls {
    private Balls() {
    }

    /**
     * Finds neighbours of centres.
     *
     * @param xyz     points, 3n values
     * @param centres 3m values
     * @param radius  points are inside when the squared distance is strictly below its square
     * @param k       neighbours of each centre; too few are filled up with the first, none at all with index 0
     * @param out     receives m k indices from {@code at} on
     * @return number of empty balls
     */
    public static int query(float[] xyz, float[] centres, float radius, int k, int[] out, int at) {
        int n = xyz.length / 3;
        int m = centres.length / 3;
        float r2 = radius * radius;
        int empty = 0;
        for (int c = 0; c < m; c++) {
            int to = at + c * k;
            int found = 0;
            float cx = centres[3 * c];
            float cy = centres[3 * c + 1];
            float cz = centres[3 * c + 2];
            for (int i = 0; i < n && found < k; i++) {
                float dx = xyz[3 * i] - cx;
                float dy = xyz[3 * i + 1] - cy;
                float dz = xyz[3 * i + 2] - cz;
                if (dx * dx + dy * dy + dz * dz < r2) {
                    out[to + found++] = i;
                }
            }
            int fill = found == 0 ? 0 : out[to];
            empty += found == 0 ? 1 : 0;
            for (int j = found; j < k; j++) {
                out[to + j] = fill;
            }
        }
        return empty;
    }
}
