package quire.detection.box;

/**
 * Boxes in flat arrays: box {@code i} is {@code x1, y1, x2, y2} at {@code 4 * i}, in continuous pixels. Boxes without area overlap
 * nothing: every ratio of areas is then 0, never NaN.
 */
public final class Boxes {
    private Boxes() {
    }

    /** Area; 0 for boxes turned inside out. */
    public static double area(double[] boxes, int i) {
        int p = 4 * i;
        return Math.max(0, boxes[p + 2] - boxes[p]) * Math.max(0, boxes[p + 3] - boxes[p + 1]);
    }

    /** Area of what two boxes share. */
    public static double intersection(double[] a, int i, double[] b, int j) {
        int p = 4 * i;
        int q = 4 * j;
        double w = Math.min(a[p + 2], b[q + 2]) - Math.max(a[p], b[q]);
        if (!(w > 0)) {
            return 0;
        }
        double h = Math.min(a[p + 3], b[q + 3]) - Math.max(a[p + 1], b[q + 1]);
        return h > 0 ? w * h : 0;
    }

    /** Intersection over union, 0 to 1. */
    public static double iou(double[] a, int i, double[] b, int j) {
        double shared = intersection(a, i, b, j);
        return shared == 0 ? 0 : shared / (area(a, i) + area(b, j) - shared);
    }

    /** Intersection over the area of the first: how much of box {@code i} lies in a crowd {@code j}. */
    public static double inside(double[] a, int i, double[] crowd, int j) {
        double shared = intersection(a, i, crowd, j);
        return shared == 0 ? 0 : shared / area(a, i);
    }

    /** Generalised IoU (arXiv:1902.09630): IoU less the share of the common hull that neither box covers, -1 to 1. */
    public static double giou(double[] a, int i, double[] b, int j) {
        int p = 4 * i;
        int q = 4 * j;
        double shared = intersection(a, i, b, j);
        double union = area(a, i) + area(b, j) - shared;
        double hull = (Math.max(a[p + 2], b[q + 2]) - Math.min(a[p], b[q])) * (Math.max(a[p + 3], b[q + 3]) - Math.min(a[p + 1], b[q + 1]));
        return (union > 0 ? shared / union : 0) - (hull > 0 ? (hull - union) / hull : 0);
    }

    /** IoU of boxes whose corners are pixels that belong to them: width {@code x2 - x1 + 1}, as older detectors count. */
    public static double inclusiveIou(double[] a, int i, double[] b, int j) {
        int p = 4 * i;
        int q = 4 * j;
        double w = Math.min(a[p + 2], b[q + 2]) - Math.max(a[p], b[q]) + 1;
        double h = Math.min(a[p + 3], b[q + 3]) - Math.max(a[p + 1], b[q + 1]) + 1;
        if (!(w > 0 && h > 0)) {
            return 0;
        }
        double of = (a[p + 2] - a[p] + 1) * (a[p + 3] - a[p + 1] + 1) + (b[q + 2] - b[q] + 1) * (b[q + 3] - b[q + 1] + 1);
        return w * h / (of - w * h);
    }

    /** IoU of every box of {@code a} with every box of {@code b}, row-major [na, nb]. */
    public static double[] ious(double[] a, int na, double[] b, int nb) {
        double[] out = new double[Math.multiplyExact(na, nb)];
        for (int i = 0; i < na; i++) {
            for (int j = 0; j < nb; j++) {
                out[i * nb + j] = iou(a, i, b, j);
            }
        }
        return out;
    }

    /** Moves corners outside of an image onto its border, in place. */
    public static void clip(double[] boxes, int n, double width, double height) {
        for (int p = 0; p < 4 * n; p += 2) {
            boxes[p] = Math.min(Math.max(boxes[p], 0), width);
            boxes[p + 1] = Math.min(Math.max(boxes[p + 1], 0), height);
        }
    }

    /** Whether a box has corners that are numbers and both sides longer than {@code side}. */
    public static boolean larger(double[] boxes, int i, double side) {
        int p = 4 * i;
        return boxes[p + 2] - boxes[p] > side && boxes[p + 3] - boxes[p + 1] > side
                && boxes[p + 2] - boxes[p] < Double.POSITIVE_INFINITY && boxes[p + 3] - boxes[p + 1] < Double.POSITIVE_INFINITY;
    }

    /** Mirrors left and right in an image of this width, in place. */
    public static void flip(double[] boxes, int n, double width) {
        for (int p = 0; p < 4 * n; p += 4) {
            double left = width - boxes[p + 2];
            boxes[p + 2] = width - boxes[p];
            boxes[p] = left;
        }
    }

    /** Multiplies every coordinate, in place. */
    public static void scale(double[] boxes, int n, double factor) {
        for (int p = 0; p < 4 * n; p++) {
            boxes[p] *= factor;
        }
    }
}
