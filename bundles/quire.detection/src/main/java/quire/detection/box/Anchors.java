package quire.detection.box;

/**
 * Reference boxes on the cells of feature maps: base boxes around (0, 0), shifted by {@code index * stride}. Boxes are ordered by
 * level, row, column, and then as the base boxes are.
 */
public final class Anchors {
    private final int[] strides;
    private final double[][] bases;

    /**
     * @param strides pixels per cell, by level
     * @param bases   base boxes by level, as {@link #base} makes them
     */
    public Anchors(int[] strides, double[][] bases) {
        if (strides.length != bases.length || strides.length == 0) {
            throw new IllegalArgumentException(strides.length + " strides for " + bases.length + " levels of base boxes");
        }
        this.strides = strides.clone();
        this.bases = new double[bases.length][];
        for (int l = 0; l < bases.length; l++) {
            this.bases[l] = bases[l].clone();
        }
    }

    /**
     * Base boxes around (0, 0) with corners rounded to whole pixels, ratio by ratio and within it size by size.
     *
     * @param sizes  square roots of areas, in pixels
     * @param ratios height over width
     */
    public static double[] base(double[] sizes, double... ratios) {
        double[] out = new double[4 * sizes.length * ratios.length];
        int o = 0;
        for (double r : ratios) {
            double tall = Math.sqrt(r);
            for (double s : sizes) {
                double w = Math.rint(s / tall / 2);
                double h = Math.rint(s * tall / 2);
                out[o++] = -w;
                out[o++] = -h;
                out[o++] = w;
                out[o++] = h;
            }
        }
        return out;
    }

    /** As {@link #base}, with one list of sizes per level. */
    public static Anchors of(int[] strides, double[][] sizes, double... ratios) {
        double[][] bases = new double[sizes.length][];
        for (int l = 0; l < sizes.length; l++) {
            bases[l] = base(sizes[l], ratios);
        }
        return new Anchors(strides, bases);
    }

    /** RetinaNet's sizes (arXiv:1708.02002, section 4): {@code factor * stride * 2^(i/octaves)}; the paper has factor 4 and 3 octave scales. */
    public static Anchors retina(int[] strides, double factor, int octaves, double... ratios) {
        double[][] sizes = new double[strides.length][octaves];
        for (int l = 0; l < strides.length; l++) {
            for (int i = 0; i < octaves; i++) {
                sizes[l][i] = factor * strides[l] * Math.pow(2, (double) i / octaves);
            }
        }
        return of(strides, sizes, ratios);
    }

    /**
     * Base boxes of MMDetection 1: the corners are pixels that belong to the box, around the middle of a square of {@code side}
     * pixels. For comparison with its anchors only.
     */
    public static double[] inclusiveBase(double side, double[] scales, double... ratios) {
        double centre = (side - 1) / 2;
        double[] out = new double[4 * scales.length * ratios.length];
        int o = 0;
        for (double r : ratios) {
            double tall = Math.sqrt(r);
            for (double s : scales) {
                double w = (side * s / tall - 1) / 2;
                double h = (side * s * tall - 1) / 2;
                out[o++] = Math.rint(centre - w);
                out[o++] = Math.rint(centre - h);
                out[o++] = Math.rint(centre + w);
                out[o++] = Math.rint(centre + h);
            }
        }
        return out;
    }

    public int levels() {
        return strides.length;
    }

    /** Boxes per cell of a level. */
    public int perCell(int level) {
        return bases[level].length / 4;
    }

    /** Boxes of one level for a feature map of this size. */
    public int count(int level, int height, int width) {
        return Math.multiplyExact(Math.multiplyExact(height, width), perCell(level));
    }

    /** Boxes for feature maps of these sizes, level after level. */
    public double[] on(int[] heights, int[] widths) {
        int n = 0;
        for (int l = 0; l < strides.length; l++) {
            n = Math.addExact(n, count(l, heights[l], widths[l]));
        }
        double[] out = new double[Math.multiplyExact(4, n)];
        int o = 0;
        for (int l = 0; l < strides.length; l++) {
            double[] base = bases[l];
            for (int i = 0; i < heights[l]; i++) {
                double y = (double) i * strides[l];
                for (int j = 0; j < widths[l]; j++) {
                    double x = (double) j * strides[l];
                    for (int p = 0; p < base.length; p += 2) {
                        out[o++] = base[p] + x;
                        out[o++] = base[p + 1] + y;
                    }
                }
            }
        }
        return out;
    }
}
