package quire.paper.msdconvlstm.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import quire.api.QuireException;
import quire.paper.msdconvlstm.grid.Element;
import quire.paper.msdconvlstm.grid.SeriesBuilder;
import quire.paper.msdconvlstm.netcdf.NetcdfFile;
import quire.paper.msdconvlstm.netcdf.Variable;

/** Variables of NetCDF files on time, latitude and longitude, with levels chosen as {@code q@850}. */
final class CfFields {
    private CfFields() {
    }

    /** Reads those of the elements that the file has; other files may have the rest. @throws QuireException if it has none */
    static void read(Path file, List<String> elements, boolean index, SeriesBuilder to) throws IOException {
        try (NetcdfFile nc = NetcdfFile.open(file)) {
            boolean any = false;
            for (String name : elements) {
                int level = name.indexOf('@');
                Variable v = nc.find(level < 0 ? name : name.substring(0, level));
                if (v != null) {
                    any = true;
                    add(nc, v, name, level < 0 ? Double.NaN : level(name, level), index, to);
                }
            }
            if (!any) {
                throw QuireException.of("%s: none of the elements %s; it has %s", file, elements, nc.variables().stream().map(Variable::name).toList());
            }
        }
    }

    private static double level(String name, int at) {
        try {
            return Double.parseDouble(name.substring(at + 1));
        } catch (NumberFormatException e) {
            throw QuireException.of("element '%s': its level is no number; write it as q@850, in the unit of the file's level axis", name);
        }
    }

    private static void add(NetcdfFile nc, Variable v, String name, double level, boolean index, SeriesBuilder to) throws IOException {
        CfAxes axes = new CfAxes(nc, v, index);
        String where = nc.name() + ": '" + name + "'";
        int skip = axes.offset(level, name);
        double[] values = nc.values(v);
        String units = v.attributes().text("units");
        long[] times = axes.times();
        for (int t = 0; t < times.length; t++) {
            to.add(where, new Element(name, units == null ? "" : units), times[t], axes.grid(), values, t * axes.timeStride() + skip);
        }
    }
}
