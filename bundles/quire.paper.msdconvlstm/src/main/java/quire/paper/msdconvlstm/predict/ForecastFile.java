package quire.paper.msdconvlstm.predict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import quire.paper.msdconvlstm.grid.Grid;
import quire.paper.msdconvlstm.netcdf.ClassicWriter;
import quire.paper.msdconvlstm.netcdf.NcType;

/** All forecasts as CF-1.6 NetCDF (CDF-2): {@code rain} on time of issue, lead, and the grid. */
final class ForecastFile {
    private static final double FILL = -9999;

    private ForecastFile() {
    }

    static void write(Path file, List<Issued> all, Grid grid, String unit, String run) throws IOException {
        int leads = all.get(0).leads().length;
        int cells = grid.cells();
        String y = grid.degrees() ? "latitude" : "y";
        String x = grid.degrees() ? "longitude" : "x";
        String cf = unit.equals("mm/h") ? "mm h-1" : unit.equals("mm/day") ? "mm day-1" : unit;
        String standard = unit.equals("mm") ? "thickness_of_rainfall_amount" : "rainfall_rate";
        new ClassicWriter(2).dimension("time", all.size(), true).dimension("lead", leads, false).dimension(y, grid.height(), false).dimension(x, grid.width(), false)
                .attribute("Conventions", "CF-1.6").attribute("title", "rain forecast by MSD-ConvLSTM").attribute("source", "quire run " + run)
                .variable("time", NcType.DOUBLE, List.of("time"), Map.of("units", "seconds since 1970-01-01 00:00:00", "calendar", "gregorian", "standard_name",
                        "forecast_reference_time"), i -> all.get(i).base())
                .variable("lead", NcType.DOUBLE, List.of("lead"), Map.of("units", "hours", "standard_name", "forecast_period"),
                        i -> (all.get(0).leads()[i] - all.get(0).base()) / 3600.0)
                .variable(y, NcType.FLOAT, List.of(y), axis(grid.degrees(), true), i -> grid.y()[i])
                .variable(x, NcType.FLOAT, List.of(x), axis(grid.degrees(), false), i -> grid.x()[i])
                .variable("rain", NcType.FLOAT, List.of("time", "lead", y, x), Map.of("units", cf, "standard_name", standard, "_FillValue", new double[] {FILL}),
                        i -> there(all.get(i / (leads * cells)).forecast()[i / cells % leads][i % cells]))
                .write(file);
    }

    private static double there(double v) {
        return Double.isNaN(v) ? FILL : v;
    }

    private static Map<String, Object> axis(boolean degrees, boolean y) {
        return degrees ? Map.of("units", y ? "degrees_north" : "degrees_east", "standard_name", y ? "latitude" : "longitude")
                : Map.of("units", "km", "standard_name", y ? "projection_y_coordinate" : "projection_x_coordinate");
    }
}
