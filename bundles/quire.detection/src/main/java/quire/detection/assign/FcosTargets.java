package quire.detection.assign;

import java.util.Arrays;
import quire.detection.box.FcosCoder;
import quire.detection.box.GroundTruth;

/**
 * What the points of FCOS learn (arXiv:1904.01355, section 3): each the smallest object it lies in, if its largest distance to a side
 * is in the range of its level.
 */
public final class FcosTargets {
    private final int[] strides;
    private final int[] cells;
    private final double[] from;
    private final double[] to;
    private final double radius;
    private final double[] points;

    /**
     * @param strides pixels per cell, by level
     * @param heights rows of each level's feature map
     * @param widths  columns of each level's feature map
     * @param from    smallest largest distance of each level, in pixels, itself allowed
     * @param to      largest of each level, itself allowed
     * @param radius  how far from an object's centre its points are, in strides; 0 for anywhere in it
     */
    public FcosTargets(int[] strides, int[] heights, int[] widths, double[] from, double[] to, double radius) {
        this.strides = strides.clone();
        this.cells = new int[strides.length];
        for (int l = 0; l < strides.length; l++) {
            cells[l] = heights[l] * widths[l];
        }
        this.from = from.clone();
        this.to = to.clone();
        this.radius = radius;
        this.points = FcosCoder.points(strides, heights, widths);
    }

    /** Places of the points, {@code x, y} each. */
    public double[] points() {
        return points.clone();
    }

    /** Number of points. */
    public int count() {
        return points.length / 2;
    }

    /**
     * Targets of one image.
     *
     * @param labels     class of each point, or {@link Matcher#BACKGROUND}
     * @param distances  [points * 4] to left, top, right and bottom; -1 for background
     * @param centreness of each point, 0 for background
     * @param objects    points that have a class
     */
    public record Assigned(int[] labels, double[] distances, double[] centreness, int objects) {
    }

    /** Crowds are not learned. */
    public Assigned assign(GroundTruth truth) {
        GroundTruth gt = truth.crowds(false);
        int n = count();
        int[] labels = new int[n];
        Arrays.fill(labels, Matcher.BACKGROUND);
        double[] distances = new double[4 * n];
        Arrays.fill(distances, -1);
        double[] centreness = new double[n];
        double[] smallest = new double[n];
        Arrays.fill(smallest, Double.POSITIVE_INFINITY);
        double[] d = new double[4];
        for (int g = 0; g < gt.count(); g++) {
            double[] b = gt.boxes();
            int q = 4 * g;
            double area = (b[q + 2] - b[q]) * (b[q + 3] - b[q + 1]);
            int p = 0;
            for (int l = 0; l < strides.length; l++) {
                double near = radius > 0 ? radius * strides[l] : Double.POSITIVE_INFINITY;
                for (int end = p + cells[l]; p < end; p++) {
                    double x = points[2 * p];
                    double y = points[2 * p + 1];
                    if (!(FcosCoder.encode(x, y, b, g, d, 0) > 0) || area >= smallest[p]
                            || !(Math.abs(x - (b[q] + b[q + 2]) / 2) < near && Math.abs(y - (b[q + 1] + b[q + 3]) / 2) < near)) {
                        continue;
                    }
                    double far = Math.max(Math.max(d[0], d[1]), Math.max(d[2], d[3]));
                    if (far >= from[l] && far <= to[l]) {
                        smallest[p] = area;
                        labels[p] = gt.labels()[g];
                        System.arraycopy(d, 0, distances, 4 * p, 4);
                    }
                }
            }
        }
        int objects = 0;
        for (int i = 0; i < n; i++) {
            if (labels[i] >= 0) {
                objects++;
                centreness[i] = FcosCoder.centreness(distances[4 * i], distances[4 * i + 1], distances[4 * i + 2], distances[4 * i + 3]);
            }
        }
        return new Assigned(labels, distances, centreness, objects);
    }
}
