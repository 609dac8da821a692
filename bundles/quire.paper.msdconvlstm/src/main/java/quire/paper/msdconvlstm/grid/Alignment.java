package quire.paper.msdconvlstm.grid;

import java.util.Arrays;
import java.util.stream.IntStream;
import quire.api.QuireException;

/**
 * How the rows and columns of a file become those of the common grid: turned north up, and rotated where longitudes are counted
 * from another meridian.
 *
 * @param grid    the result's
 * @param rows    file's row of each row
 * @param columns file's column of each column
 */
public record Alignment(Grid grid, int[] rows, int[] columns) {
    private static final double SAME = 1e-3;

    /** The first file's: north up, as it is otherwise. @throws QuireException if a coordinate is not monotone */
    static Alignment first(String where, Grid g) {
        boolean falling = Grid.direction(g.y(), where, g.degrees() ? "latitude" : "y") < 0 || g.height() == 1;
        double[] x = g.degrees() ? Grid.unwrapped(g.x()) : g.x();
        boolean rising = Grid.direction(x, where, g.degrees() ? "longitude" : "x") > 0;
        int h = g.height();
        int w = g.width();
        int[] rows = IntStream.range(0, h).map(i -> falling ? i : h - 1 - i).toArray();
        int[] columns = IntStream.range(0, w).map(j -> rising ? j : w - 1 - j).toArray();
        return new Alignment(new Grid(g.degrees(), pick(g.y(), rows), pick(x, columns)), rows, columns);
    }

    /** Another file's, onto the first's grid. @throws QuireException if its cells are elsewhere */
    static Alignment onto(String where, Grid common, Grid g) {
        Alignment own = first(where, g);
        if (common.degrees() == g.degrees() && Grid.near(common.y(), own.grid.y()) && common.width() == g.width()) {
            int[] columns = new int[common.width()];
            for (int j = 0; j < columns.length; j++) {
                columns[j] = find(g, common.x()[j]);
            }
            if (Arrays.stream(columns).allMatch(c -> c >= 0)) {
                return new Alignment(common, own.rows, columns);
            }
        }
        throw QuireException.of("%s: its grid (%s) is not that of the files before (%s); give files on one grid", where, own.grid.describe(), common.describe());
    }

    private static int find(Grid g, double x) {
        for (int j = 0; j < g.width(); j++) {
            double d = Math.abs(g.x()[j] - x);
            if (d < SAME || g.degrees() && Math.abs(d % 360 - 360) < SAME || g.degrees() && d % 360 < SAME) {
                return j;
            }
        }
        return -1;
    }

    private static double[] pick(double[] v, int[] places) {
        return Arrays.stream(places).mapToDouble(p -> v[p]).toArray();
    }

    /** Whether rows are turned. */
    boolean flips() {
        return rows.length > 1 && rows[0] != 0;
    }

    /** Whether columns begin elsewhere. */
    boolean rotates() {
        return columns.length > 1 && columns[0] != 0;
    }

    /** Values in the common order. */
    float[] apply(double[] values, int from) {
        int w = columns.length;
        float[] out = new float[rows.length * w];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < w; j++) {
                out[i * w + j] = (float) values[from + rows[i] * w + columns[j]];
            }
        }
        return out;
    }
}
