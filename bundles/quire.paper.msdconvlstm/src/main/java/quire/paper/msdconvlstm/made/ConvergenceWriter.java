package quire.paper.msdconvlstm.made;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import quire.api.tensor.Seeds;
import quire.paper.msdconvlstm.netcdf.ClassicWriter;
import quire.paper.msdconvlstm.netcdf.NcType;

/**
 * Writes made sequences as one NetCDF file (CDF-2) of hourly fields with a day between sequences: {@code q}, {@code u}, {@code v},
 * {@code tp} on time, latitude, longitude.
 *
 * @param sequences number of sequences
 * @param steps     hours of each
 * @param side      cells of a side
 * @param drift     share of the mean wind with which convergence moves
 * @param noise     deviation of errors of observed humidity and wind, in parts of their own
 * @param hole      side of a block that is missing in the rain of each sequence, 0 for none
 * @param seed      makes everything
 */
public record ConvergenceWriter(int sequences, int steps, int side, double drift, double noise, int hole, long seed) {
    private static final float FILL = -9999;
    /** Cells of 0.25 degrees and steps of an hour: metres per second of a cell per step. */
    private static final double METRES = 7;
    private static final double MOISTURE = 0.02;
    private static final int DAY = 24;

    /** Writes the file. */
    public void write(Path file) throws IOException {
        int cells = side * side;
        float[][] all = new float[4][sequences * steps * cells];
        for (int s = 0; s < sequences; s++) {
            sequence(s, all, s * steps * cells);
        }
        ClassicWriter w = new ClassicWriter(2).dimension("time", sequences * steps, true).dimension("latitude", side, false).dimension("longitude", side, false)
                .attribute("Conventions", "CF-1.6").attribute("title", "made rain of moisture convergence, drift " + drift)
                .variable("time", NcType.DOUBLE, List.of("time"), Map.of("units", "hours since 2000-01-01 00:00:00", "calendar", "gregorian"),
                        i -> i / steps * (steps + DAY) + i % steps)
                .variable("latitude", NcType.FLOAT, List.of("latitude"), Map.of("units", "degrees_north"), i -> 40 - 0.25 * i)
                .variable("longitude", NcType.FLOAT, List.of("longitude"), Map.of("units", "degrees_east"), i -> 100 + 0.25 * i);
        String[] names = {"q", "u", "v", "tp"};
        String[] units = {"kg kg-1", "m s-1", "m s-1", "mm"};
        for (int e = 0; e < names.length; e++) {
            float[] v = all[e];
            w.variable(names[e], NcType.FLOAT, List.of("time", "latitude", "longitude"), Map.of("units", units[e], "_FillValue", new double[] {FILL}), i -> v[i]);
        }
        w.write(file);
    }

    private void sequence(int s, float[][] all, int from) {
        SplittableRandom r = Seeds.random(seed, "sequence", s);
        Convergence c = new Convergence(r, side, drift);
        SplittableRandom errors = Seeds.random(seed, "errors", s);
        int top = hole == 0 ? 0 : errors.nextInt(side - hole + 1);
        int left = hole == 0 ? 0 : errors.nextInt(side - hole + 1);
        double[] scale = {MOISTURE, METRES, METRES, 1};
        double[] error = {noise * 0.25 * MOISTURE, noise * METRES, noise * METRES, 0};
        for (int t = 0; t < steps; t++) {
            double[][] f = c.next();
            for (int e = 0; e < scale.length; e++) {
                for (int i = 0; i < f[e].length; i++) {
                    boolean gap = e == 3 && i / side >= top && i / side < top + hole && i % side >= left && i % side < left + hole;
                    double v = f[e][i] * scale[e] + (error[e] == 0 ? 0 : error[e] * errors.nextGaussian());
                    all[e][from + t * side * side + i] = gap ? FILL : (float) v;
                }
            }
        }
    }
}
