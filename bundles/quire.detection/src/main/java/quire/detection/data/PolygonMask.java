package quire.detection.data;

import java.util.Arrays;

/** Masks of polygons, pixel by pixel as COCO's own tool draws them: on a grid five times finer, column by column. */
public final class PolygonMask {
    private static final double FINER = 5;

    private PolygonMask() {
    }

    /** @param xy corners x, y, x, y… in pixels, at least three */
    public static Rle of(double[] xy, int height, int width) {
        int k = xy.length / 2;
        int[] x = new int[k + 1];
        int[] y = new int[k + 1];
        long length = 0;
        for (int j = 0; j < k; j++) {
            x[j] = (int) (FINER * xy[2 * j] + 0.5);
            y[j] = (int) (FINER * xy[2 * j + 1] + 0.5);
        }
        x[k] = x[0];
        y[k] = y[0];
        for (int j = 0; j < k; j++) {
            length += Math.max(Math.abs((long) x[j] - x[j + 1]), Math.abs((long) y[j] - y[j + 1])) + 1;
        }
        int[] u = new int[Math.toIntExact(length)];
        int[] v = new int[u.length];
        int m = 0;
        for (int j = 0; j < k; j++) {
            m = edge(x[j], y[j], x[j + 1], y[j + 1], u, v, m);
        }
        return runs(crossings(u, v, m, height, width), height, width);
    }

    /** Walks along an edge; turned so that both directions of an edge give the same points. */
    private static int edge(int x1, int y1, int x2, int y2, int[] u, int[] v, int from) {
        int m = from;
        int dx = Math.abs(x2 - x1);
        int dy = Math.abs(y2 - y1);
        boolean flat = dx >= dy;
        boolean turned = flat ? x1 > x2 : y1 > y2;
        int xs = turned ? x2 : x1;
        int ys = turned ? y2 : y1;
        int xe = turned ? x1 : x2;
        int ye = turned ? y1 : y2;
        int steps = flat ? dx : dy;
        double slope = steps == 0 ? 0 : flat ? (double) (ye - ys) / dx : (double) (xe - xs) / dy;
        for (int d = 0; d <= steps; d++) {
            int t = turned ? steps - d : d;
            u[m] = flat ? t + xs : (int) (xs + slope * t + 0.5);
            v[m++] = flat ? (int) (ys + slope * t + 0.5) : t + ys;
        }
        return m;
    }

    /** Places, counted down the columns, where the outline crosses the middle of a column. */
    private static int[] crossings(int[] u, int[] v, int m, int height, int width) {
        int[] out = new int[m + 1];
        int n = 0;
        for (int j = 1; j < m; j++) {
            if (u[j] == u[j - 1]) {
                continue;
            }
            double x = ((u[j] < u[j - 1] ? u[j] : u[j] - 1) + 0.5) / FINER - 0.5;
            if (Math.floor(x) != x || x < 0 || x > width - 1) {
                continue;
            }
            double y = (Math.min(v[j], v[j - 1]) + 0.5) / FINER - 0.5;
            out[n++] = (int) x * height + (int) Math.ceil(Math.min(Math.max(y, 0), height));
        }
        out[n++] = height * width;
        Arrays.sort(out, 0, n);
        return Arrays.copyOf(out, n);
    }

    private static Rle runs(int[] ends, int height, int width) {
        int[] counts = new int[ends.length];
        int n = 0;
        int before = 0;
        for (int j = 0; j < ends.length; j++) {
            int run = ends[j] - before;
            before = ends[j];
            if (run > 0 || j == 0) {
                counts[n++] = run;
            } else if (++j < ends.length) {
                // two crossings at one place cancel: the run before goes on
                counts[n - 1] += ends[j] - before;
                before = ends[j];
            }
        }
        return new Rle(height, width, Arrays.copyOf(counts, n));
    }
}
