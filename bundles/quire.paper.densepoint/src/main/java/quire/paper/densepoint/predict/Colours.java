package quire.paper.densepoint.predict;

import java.awt.Color;

/** Colours of points, 0xRRGGBB. */
final class Colours {
    /** Distinct also for colour-blind eyes, then lighter and darker ones. */
    private static final int[] PARTS = {0x0072B2, 0xE69F00, 0x009E73, 0xD55E00, 0xCC79A7, 0x56B4E9, 0xB8A800, 0x7A4FA3};

    private Colours() {
    }

    /** A colour for each part of a category, in its order. */
    static int[] parts(int[] labels, int[] ofCategory) {
        int[] out = new int[labels.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = PARTS[Math.max(0, java.util.Arrays.binarySearch(ofCategory, labels[i])) % PARTS.length];
        }
        return out;
    }

    static int part(int k) {
        return PARTS[k % PARTS.length];
    }

    /** x, y, z of a unit vector as red, green, blue. */
    static int[] normals(float[] n) {
        int[] out = new int[n.length / 3];
        for (int i = 0; i < out.length; i++) {
            out[i] = byteOf(n[3 * i]) << 16 | byteOf(n[3 * i + 1]) << 8 | byteOf(n[3 * i + 2]);
        }
        return out;
    }

    private static int byteOf(float v) {
        return Math.max(0, Math.min(255, Math.round(127.5f * (v + 1))));
    }

    /** From blue below to yellow above, along z. */
    static int[] heights(float[] xyz) {
        int[] out = new int[xyz.length / 3];
        for (int i = 0; i < out.length; i++) {
            float t = Math.max(0, Math.min(1, (xyz[3 * i + 2] + 1) / 2));
            out[i] = Color.HSBtoRGB(0.62f - 0.48f * t, 0.75f, 0.55f + 0.4f * t) & 0xFFFFFF;
        }
        return out;
    }
}
