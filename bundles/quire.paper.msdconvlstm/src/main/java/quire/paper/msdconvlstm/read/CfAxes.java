package quire.paper.msdconvlstm.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import quire.api.QuireException;
import quire.paper.msdconvlstm.grid.Grid;
import quire.paper.msdconvlstm.netcdf.CfTime;
import quire.paper.msdconvlstm.netcdf.Dimension;
import quire.paper.msdconvlstm.netcdf.NetcdfFile;
import quire.paper.msdconvlstm.netcdf.Variable;

/** What the dimensions of a variable mean: time first, then others, then rows and columns. */
final class CfAxes {
    private static final Set<String> NORTH = Set.of("degrees_north", "degree_north", "degrees_n", "degree_n", "degreesn", "degreen");
    private static final Set<String> EAST = Set.of("degrees_east", "degree_east", "degrees_e", "degree_e", "degreese", "degreee");
    private static final long DAY = 86400;
    private final NetcdfFile nc;
    private final Variable v;
    private final Grid grid;
    private final long[] times;
    private final List<Dimension> others = new ArrayList<>();

    CfAxes(NetcdfFile nc, Variable v, boolean index) throws IOException {
        this.nc = nc;
        this.v = v;
        List<Dimension> d = v.dimensions();
        int n = d.size();
        if (n < 2) {
            throw QuireException.of("%s: '%s' has dimensions %s; fields end in latitude and longitude", nc.name(), v.name(), v.axes());
        }
        Variable y = nc.find(d.get(n - 2).name());
        Variable x = nc.find(d.get(n - 1).name());
        boolean degrees = unit(y, NORTH) && unit(x, EAST);
        if (!degrees && (!projected(y, "projection_y_coordinate") || !projected(x, "projection_x_coordinate"))) {
            throw QuireException.of("%s: the last dimensions of '%s' are %s, not latitude (degrees_north) and longitude (degrees_east) or coordinates of a projection; reorder with ncpdq",
                    nc.name(), v.name(), v.axes());
        }
        grid = new Grid(degrees, kilometres(y), kilometres(x));
        boolean timed = n > 2 && time(d.get(0), index);
        times = timed ? times(d.get(0), index) : scalarTime();
        others.addAll(d.subList(timed ? 1 : 0, n - 2));
    }

    private static boolean unit(Variable a, Set<String> words) {
        String u = a == null ? null : a.attributes().text("units");
        return u != null && words.contains(u.toLowerCase(Locale.ROOT));
    }

    private static boolean projected(Variable a, String name) {
        return a != null && name.equals(a.attributes().text("standard_name"));
    }

    private double[] kilometres(Variable a) throws IOException {
        double[] raw = nc.raw(a);
        if ("m".equals(a.attributes().text("units"))) {
            for (int i = 0; i < raw.length; i++) {
                raw[i] /= 1000;
            }
        }
        return raw;
    }

    private boolean time(Dimension d, boolean index) {
        Variable t = nc.find(d.name());
        if (t != null && CfTime.is(t)) {
            return true;
        }
        String name = d.name().toLowerCase(Locale.ROOT);
        boolean named = name.contains("time") || name.equals("month") || name.equals("t");
        if (named && !index) {
            throw QuireException.of("%s: time axis '%s' has no units like 'hours since 1900-01-01'; correct the file, or set times=index to count days from 1970", nc.name(), d.name());
        }
        return named;
    }

    private long[] times(Dimension d, boolean index) throws IOException {
        Variable t = nc.find(d.name());
        long[] out = new long[(int) d.length()];
        if (t == null || !CfTime.is(t)) {
            for (int i = 0; i < out.length; i++) {
                out[i] = i * DAY;
            }
            return out;
        }
        CfTime axis = CfTime.of(nc.name(), t);
        double[] raw = nc.raw(t);
        for (int i = 0; i < out.length; i++) {
            out[i] = axis.seconds(raw[i]);
            if (i > 0 && out[i] <= out[i - 1]) {
                throw QuireException.of("%s: times are %s, entry %d (%s) does not follow entry %d; sort the file and give each time once", nc.name(),
                        out[i] == out[i - 1] ? "there twice" : "not sorted", i, java.time.Instant.ofEpochSecond(out[i]), i - 1);
            }
        }
        return out;
    }

    private long[] scalarTime() throws IOException {
        for (String name : new String[] {"time", "valid_time"}) {
            Variable t = nc.find(name);
            if (t != null && t.size() == 1 && CfTime.is(t)) {
                return new long[] {CfTime.of(nc.name(), t).seconds(nc.raw(t)[0])};
            }
        }
        throw QuireException.of("%s: '%s' has dimensions %s and the file no single time; give fields with a time axis", nc.name(), v.name(), v.axes());
    }

    Grid grid() {
        return grid;
    }

    long[] times() {
        return times;
    }

    /** Values from one time to the next. */
    int timeStride() {
        return (int) (v.size() / Math.max(1, times.length));
    }

    /** Values before the level within a time. @throws QuireException if there is no such level, or one must be chosen */
    int offset(double level, String name) throws IOException {
        int at = 0;
        boolean found = Double.isNaN(level);
        for (Dimension d : others) {
            at *= (int) d.length();
            Variable axis = nc.find(d.name());
            double[] places = axis == null || axis.size() != d.length() ? new double[0] : nc.raw(axis);
            int chosen = d.length() == 1 ? 0 : -1;
            for (int i = 0; i < places.length; i++) {
                if (Math.abs(places[i] - level) < 1e-3) {
                    chosen = i;
                    found = true;
                }
            }
            if (chosen < 0) {
                throw QuireException.of("%s: '%s' needs a place on axis '%s'; write it as %s@LEVEL with one of %s", nc.name(), name, d.name(), v.name(),
                        java.util.Arrays.toString(places));
            }
            at += chosen;
        }
        if (!found) {
            throw QuireException.of("%s: '%s' has no level %s; its dimensions are %s", nc.name(), name, level, v.axes());
        }
        return at * grid.cells();
    }
}
