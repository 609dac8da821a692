package quire.detection.box;

import java.util.Arrays;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;

/**
 * The annotated objects of one image of a batch, boxes in the network's pixels, and the names of the tensors they travel in.
 *
 * @param boxes  [n * 4]
 * @param labels class of each, 0 to K-1
 * @param areas  area of each in original pixels, of its mask where there is one
 * @param flags  {@link #CROWD} and {@link #DIFFICULT} bits of each
 */
public record GroundTruth(double[] boxes, int[] labels, double[] areas, int[] flags) {
    /** The picture: float [N, 3, H, W]. */
    public static final String IMAGE = "image";
    /** Boxes in the network's pixels: float [N, G, 4], zero beyond the count. */
    public static final String BOXES = "gt_boxes";
    /** Classes 0 to K-1: int [N, G], -1 beyond the count. */
    public static final String LABELS = "gt_labels";
    /** Objects of each image: int [N]. */
    public static final String COUNT = "gt_count";
    /** Areas in original pixels: float [N, G]. */
    public static final String AREAS = "gt_areas";
    /** Bits of each object: int [N, G]. */
    public static final String FLAGS = "gt_flags";
    /** Original width and height, network pixels per original pixel, number of the image in its split: float [N, 4]. */
    public static final String INFO = "image_info";
    /** Many objects in one box: no example to learn, no error to hit. */
    public static final int CROWD = 1;
    /** Too hard to count (VOC). */
    public static final int DIFFICULT = 2;
    /** Moves slowly, medium fast or fast (video). */
    public static final int SLOW = 4;
    public static final int MEDIUM = 8;
    public static final int FAST = 16;

    /** Objects without areas and flags. */
    public static GroundTruth of(double[] boxes, int... labels) {
        return new GroundTruth(boxes, labels, new double[labels.length], new int[labels.length]);
    }

    /** The objects of a row of a batch. */
    public static GroundTruth of(Batch batch, int row) {
        int n = batch.get(COUNT).ints().get(row);
        Tensor all = batch.get(BOXES);
        int g = (int) all.dim(1);
        float[] f = new float[4 * n];
        all.floats().get(row * g * 4, f);
        double[] boxes = new double[4 * n];
        for (int i = 0; i < f.length; i++) {
            boxes[i] = f[i];
        }
        int[] labels = new int[n];
        batch.get(LABELS).ints().get(row * g, labels);
        int[] flags = new int[n];
        batch.get(FLAGS).ints().get(row * g, flags);
        float[] a = new float[n];
        batch.get(AREAS).floats().get(row * g, a);
        double[] areas = new double[n];
        for (int i = 0; i < n; i++) {
            areas[i] = a[i];
        }
        return new GroundTruth(boxes, labels, areas, flags);
    }

    public int count() {
        return labels.length;
    }

    public boolean crowd(int i) {
        return (flags[i] & CROWD) != 0;
    }

    /** The objects that are crowds, or those that are not. */
    public GroundTruth crowds(boolean wanted) {
        int m = 0;
        for (int i = 0; i < labels.length; i++) {
            m += crowd(i) == wanted ? 1 : 0;
        }
        if (m == labels.length) {
            return this;
        }
        double[] b = new double[4 * m];
        int[] l = new int[m];
        double[] a = new double[m];
        int[] f = new int[m];
        int o = 0;
        for (int i = 0; i < labels.length; i++) {
            if (crowd(i) == wanted) {
                System.arraycopy(boxes, 4 * i, b, 4 * o, 4);
                l[o] = labels[i];
                a[o] = areas[i];
                f[o++] = flags[i];
            }
        }
        return new GroundTruth(b, l, a, f);
    }

    @Override
    public String toString() {
        return "GroundTruth[" + labels.length + " objects " + Arrays.toString(labels) + "]";
    }
}
