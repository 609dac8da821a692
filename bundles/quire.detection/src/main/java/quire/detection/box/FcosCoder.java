package quire.detection.box;

/** A box as distances from a point to its left, top, right and bottom side (FCOS, arXiv:1904.01355, section 3.1). */
public final class FcosCoder {
    private FcosCoder() {
    }

    /** Place of cell {@code index} on the image: the middle of its {@code stride} pixels, rounded down. */
    public static double point(int index, int stride) {
        return (double) index * stride + stride / 2;
    }

    /** Points of levels one after the other, row by row: {@code x, y} per point. */
    public static double[] points(int[] strides, int[] heights, int[] widths) {
        int n = 0;
        for (int l = 0; l < strides.length; l++) {
            n += heights[l] * widths[l];
        }
        double[] out = new double[2 * n];
        int o = 0;
        for (int l = 0; l < strides.length; l++) {
            for (int i = 0; i < heights[l]; i++) {
                for (int j = 0; j < widths[l]; j++) {
                    out[o++] = point(j, strides[l]);
                    out[o++] = point(i, strides[l]);
                }
            }
        }
        return out;
    }

    /** Writes the distances to {@code out} at {@code 4 * k}; returns the smallest: the point is strictly inside where it is above 0. */
    public static double encode(double x, double y, double[] box, int j, double[] out, int k) {
        int q = 4 * j;
        int o = 4 * k;
        out[o] = x - box[q];
        out[o + 1] = y - box[q + 1];
        out[o + 2] = box[q + 2] - x;
        out[o + 3] = box[q + 3] - y;
        return Math.min(Math.min(out[o], out[o + 1]), Math.min(out[o + 2], out[o + 3]));
    }

    /** Writes the box with these distances around a point to {@code out} at {@code 4 * k}. */
    public static void decode(double x, double y, double l, double t, double r, double b, double[] out, int k) {
        int o = 4 * k;
        out[o] = x - l;
        out[o + 1] = y - t;
        out[o + 2] = x + r;
        out[o + 3] = y + b;
    }

    /** How near the middle a point is, 0 to 1 (equation 3); 0 for points outside. */
    public static double centreness(double l, double t, double r, double b) {
        if (!(Math.min(Math.min(l, t), Math.min(r, b)) > 0)) {
            return 0;
        }
        return Math.sqrt(Math.min(l, r) / Math.max(l, r) * (Math.min(t, b) / Math.max(t, b)));
    }
}
