package quire.detection.data;

import java.util.Arrays;
import quire.detection.box.GroundTruth;

/** Objects of an image while they are being read. */
final class ObjectList {
    private double[] boxes = new double[16];
    private double[] given = new double[16];
    private int[] labels = new int[4];
    private double[] areas = new double[4];
    private int[] flags = new int[4];
    private int count;

    /** Adds a box, moved into the image; says whether it was inside, partly inside or outside and left out. @param w its width */
    Fit add(double x1, double y1, double w, double h, int label, double area, int bits, int width, int height) {
        double x2 = x1 + w;
        double y2 = y1 + h;
        double l = Math.min(Math.max(x1, 0), width);
        double t = Math.min(Math.max(y1, 0), height);
        double r = Math.min(Math.max(x2, 0), width);
        double b = Math.min(Math.max(y2, 0), height);
        if (!(r > l && b > t)) {
            return Fit.OUTSIDE;
        }
        put(l, t, r, b, label, area, bits);
        given[4 * count - 4] = x1;
        given[4 * count - 3] = y1;
        given[4 * count - 2] = w;
        given[4 * count - 1] = h;
        return l == x1 && t == y1 && r == x2 && b == y2 ? Fit.INSIDE : Fit.CLIPPED;
    }

    void copy(AnnotatedImage image, int g, int label) {
        GroundTruth from = image.objects();
        double[] b = from.boxes();
        put(b[4 * g], b[4 * g + 1], b[4 * g + 2], b[4 * g + 3], label, from.areas()[g], from.flags()[g]);
        System.arraycopy(image.given(), 4 * g, given, 4 * count - 4, 4);
    }

    private void put(double l, double t, double r, double b, int label, double area, int bits) {
        if (count == labels.length) {
            int more = 2 * count;
            boxes = Arrays.copyOf(boxes, 4 * more);
            given = Arrays.copyOf(given, 4 * more);
            labels = Arrays.copyOf(labels, more);
            areas = Arrays.copyOf(areas, more);
            flags = Arrays.copyOf(flags, more);
        }
        int p = 4 * count;
        boxes[p] = l;
        boxes[p + 1] = t;
        boxes[p + 2] = r;
        boxes[p + 3] = b;
        labels[count] = label;
        areas[count] = area;
        flags[count++] = bits;
    }

    AnnotatedImage on(long id, String file, int width, int height) {
        GroundTruth objects = new GroundTruth(Arrays.copyOf(boxes, 4 * count), Arrays.copyOf(labels, count), Arrays.copyOf(areas, count),
                Arrays.copyOf(flags, count));
        return new AnnotatedImage(id, file, width, height, objects, Arrays.copyOf(given, 4 * count));
    }

    /** How a box lies in its image. */
    enum Fit { INSIDE, CLIPPED, OUTSIDE }
}
