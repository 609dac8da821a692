package quire.paper.densepoint.file;

import java.util.Arrays;

/** Growing lists of plain numbers. */
final class Numbers {
    private float[] floats = new float[1024];
    private int floatCount;
    private int[] ints = new int[1024];
    private int intCount;

    void add(float v) {
        if (floatCount == floats.length) {
            floats = Arrays.copyOf(floats, 2 * floatCount);
        }
        floats[floatCount++] = v;
    }

    void add(int v) {
        if (intCount == ints.length) {
            ints = Arrays.copyOf(ints, 2 * intCount);
        }
        ints[intCount++] = v;
    }

    /** A polygon as a fan of triangles. */
    void fan(int[] corners) {
        for (int k = 1; k + 1 < corners.length; k++) {
            add(corners[0]);
            add(corners[k]);
            add(corners[k + 1]);
        }
    }

    int floatCount() {
        return floatCount;
    }

    float[] floats() {
        return Arrays.copyOf(floats, floatCount);
    }

    int[] ints() {
        return Arrays.copyOf(ints, intCount);
    }
}
