package quire.paper.msdconvlstm.grid;

import quire.api.QuireException;

/**
 * The part of a grid that is used, and at which size.
 *
 * @param coarsen cells of a side averaged into one, 1 for none
 * @param height  rows after that, 0 for all (an even number of them)
 * @param width   columns, 0 for all
 * @param top     first row after coarsening, -1 for centred
 * @param left    first column, -1 for centred
 */
public record Cut(int coarsen, int height, int width, int top, int left) {
    /** Everything. */
    public static final Cut ALL = new Cut(1, 0, 0, -1, -1);

    /** A cut with all its numbers for a grid. @throws QuireException if it does not fit or has an odd size */
    public Cut on(Grid g) {
        int h = g.height() / coarsen;
        int w = g.width() / coarsen;
        int rows = height == 0 ? h - h % 2 : height;
        int columns = width == 0 ? w - w % 2 : width;
        int up = top < 0 ? (h - rows) / 2 : top;
        int along = left < 0 ? (w - columns) / 2 : left;
        if (rows < 2 || columns < 2 || rows % 2 != 0 || columns % 2 != 0 || up + rows > h || along + columns > w) {
            throw QuireException.of("a part of %d x %d cells from row %d, column %d does not fit a grid of %d x %d (coarsened by %d), or is odd; set height, width, top, left",
                    rows, columns, up, along, h, w, coarsen);
        }
        return new Cut(coarsen, rows, columns, up, along);
    }

    /** The grid of the part. Call on a cut that {@link #on} gave. */
    public Grid grid(Grid g) {
        return new Grid(g.degrees(), means(g.y(), top, height), means(g.x(), left, width));
    }

    private double[] means(double[] v, int from, int n) {
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < coarsen; k++) {
                out[i] += v[(from + i) * coarsen + k] / coarsen;
            }
        }
        return out;
    }

    /** Means of the cells that are there; NaN where half of them or more are missing. */
    public float[] apply(float[] values, int gridWidth) {
        if (coarsen == 1 && width == gridWidth && height * width == values.length) {
            return values;
        }
        float[] out = new float[height * width];
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                double sum = 0;
                int n = 0;
                for (int k = 0; k < coarsen * coarsen; k++) {
                    float x = values[((top + i) * coarsen + k / coarsen) * gridWidth + (left + j) * coarsen + k % coarsen];
                    if (!Float.isNaN(x)) {
                        sum += x;
                        n++;
                    }
                }
                out[i * width + j] = 2 * n > coarsen * coarsen ? (float) (sum / n) : Float.NaN;
            }
        }
        return out;
    }
}
