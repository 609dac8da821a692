package quire.paper.msdconvlstm.read;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import quire.api.QuireException;
import quire.data.picture.Pictures;
import quire.paper.msdconvlstm.grid.Element;
import quire.paper.msdconvlstm.grid.Grid;
import quire.paper.msdconvlstm.grid.SeriesBuilder;

/**
 * MeteoSwiss' AQC composites: palette GIFs of 1 km cells whose index i is 2 ((10 log Z) + 35.75) of Z = 316 R^1.5, R in mm per five
 * minutes; 0, 1 and 251 to 254 are dry, 255 is missing. The name holds year, day of year and time: {@code AQC161932045V…}.
 */
final class MchRadar {
    private static final Pattern NAME = Pattern.compile("[A-Z]{3}(\\d{2})(\\d{3})(\\d{2})(\\d{2})\\D.*");
    private static final double PER_HOUR = 12;
    private static final double A = 316;
    private static final double B = 1.5;

    private MchRadar() {
    }

    static void read(Path file, SeriesBuilder to) throws IOException {
        BufferedImage image = Pictures.read(file);
        if (!(image.getColorModel() instanceof IndexColorModel)) {
            throw QuireException.of("%s: not a palette picture; give MeteoSwiss' GIFs as they are", file);
        }
        Raster r = image.getRaster();
        double[] rates = rates();
        double[] rain = new double[image.getWidth() * image.getHeight()];
        int[] row = new int[image.getWidth()];
        for (int i = 0; i < image.getHeight(); i++) {
            r.getSamples(0, i, row.length, 1, 0, row);
            for (int j = 0; j < row.length; j++) {
                rain[i * row.length + j] = rates[row[j]];
            }
        }
        double[] y = new double[image.getHeight()];
        double[] x = new double[image.getWidth()];
        for (int i = 0; i < y.length; i++) {
            y[i] = -i;
        }
        for (int j = 0; j < x.length; j++) {
            x[j] = j;
        }
        to.add(file.toString(), new Element(Source.RAIN, "mm/h"), time(file), new Grid(false, y, x), rain, 0);
    }

    private static double[] rates() {
        double[] out = new double[256];
        for (int i = 0; i < out.length; i++) {
            boolean dry = i < 2 || i > 250;
            out[i] = i == 255 ? Double.NaN : dry ? 0 : PER_HOUR * Math.pow(Math.pow(10, (i - 71.5) / 20) / A, 1 / B);
        }
        return out;
    }

    private static long time(Path file) {
        Matcher m = NAME.matcher(file.getFileName().toString());
        if (m.matches()) {
            try {
                int hour = Integer.parseInt(m.group(3));
                int minute = Integer.parseInt(m.group(4));
                return LocalDate.ofYearDay(2000 + Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2))).atTime(hour, minute).toEpochSecond(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                throw new QuireException(file + ": its name holds no valid time (" + e.getMessage() + "); name it as AQC161932045V_00005.801.gif", e);
            }
        }
        throw QuireException.of("%s: its name does not hold a time; name it as AQC161932045V_00005.801.gif", file);
    }
}
