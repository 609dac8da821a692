package quire.paper.msdconvlstm.read;

import java.io.IOException;
import java.nio.file.Path;
import quire.api.QuireException;
import quire.paper.msdconvlstm.grid.Element;
import quire.paper.msdconvlstm.grid.SeriesBuilder;
import quire.paper.msdconvlstm.netcdf.CfTime;
import quire.paper.msdconvlstm.netcdf.NetcdfFile;
import quire.paper.msdconvlstm.netcdf.Variable;

/** The Bureau of Meteorology's accumulations: {@code precipitation} in kg m-2 between {@code start_time} and {@code valid_time}, made mm/h. */
final class BomRadar {
    private BomRadar() {
    }

    static void read(Path file, SeriesBuilder to) throws IOException {
        try (NetcdfFile nc = NetcdfFile.open(file)) {
            Variable v = nc.variable("precipitation");
            CfAxes axes = new CfAxes(nc, v, false);
            Variable start = nc.variable("start_time");
            long from = CfTime.of(nc.name(), start).seconds(nc.raw(start)[0]);
            long until = axes.times()[0];
            if (until <= from) {
                throw QuireException.of("%s: valid_time is not after start_time; correct the file", file);
            }
            double[] rain = nc.values(v);
            for (int i = 0; i < rain.length; i++) {
                // negative amounts mark what the radar does not see, beside the fill value
                rain[i] = rain[i] < 0 ? Double.NaN : rain[i] * 3600 / (until - from);
            }
            to.add(file.toString(), new Element(Source.RAIN, "mm/h"), until, axes.grid(), rain, 0);
        }
    }
}
