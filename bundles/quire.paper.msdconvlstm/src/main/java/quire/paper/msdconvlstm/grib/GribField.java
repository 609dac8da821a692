package quire.paper.msdconvlstm.grib;

/**
 * One field of a GRIB file.
 *
 * @param centre         who made it: 98 ECMWF, 7 NCEP; local parameters are its own
 * @param discipline     0 for meteorology, 10 for oceanography…
 * @param category       parameter category
 * @param number         parameter number
 * @param surface        type of the first fixed surface
 * @param level          its value, in the type's unit
 * @param reference      seconds since 1970 of the analysis or start of the forecast
 * @param start          seconds since 1970 where the interval begins; equal to {@code end} for instants
 * @param end            seconds since 1970 for which the value holds, or where the interval ends
 * @param values         in the message's order, NaN where missing
 */
public record GribField(int centre, int discipline, int category, int number, int surface, double level, long reference, long start, long end, RegularGrid grid,
        double[] values) {
    /** Values by row and column of the grid's own order of parallels and meridians. */
    public double[] rows() {
        double[] out = new double[values.length];
        for (int k = 0; k < out.length; k++) {
            out[grid.row(k) * grid.ni() + grid.column(k)] = values[k];
        }
        return out;
    }
}
