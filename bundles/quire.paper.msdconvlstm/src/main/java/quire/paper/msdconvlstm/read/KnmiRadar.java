package quire.paper.msdconvlstm.read;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import quire.api.QuireException;
import quire.paper.msdconvlstm.grid.Element;
import quire.paper.msdconvlstm.grid.Grid;
import quire.paper.msdconvlstm.grid.SeriesBuilder;

/** KNMI's accumulation composites: {@code image1/image_data} with a linear calibration, made mm/h by the product's start and end. */
final class KnmiRadar {
    private static final Pattern LINEAR = Pattern.compile("GEO\\s*=\\s*([-+.\\dEe]+)\\s*\\*\\s*PV\\s*([-+]\\s*[.\\dEe]+)?");
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern("dd-MMM-yyyy;HH:mm:ss[.SSS]")
            .toFormatter(Locale.ENGLISH);

    private KnmiRadar() {
    }

    static void read(Path file, SeriesBuilder to) {
        try (HdfFile hdf = new HdfFile(file)) {
            Node image = hdf.getByPath("image1/image_data");
            Node calibration = hdf.getByPath("image1/calibration");
            long start = time(file, text(file, hdf.getByPath("overview"), "product_datetime_start"));
            long end = time(file, text(file, hdf.getByPath("overview"), "product_datetime_end"));
            if (end <= start || !(image instanceof Dataset d) || d.getDimensions().length != 2) {
                throw QuireException.of("%s: no image of a time span (from %d to %d s); give KNMI's accumulation composites", file, start, end);
            }
            Grid grid = grid(file, hdf.getByPath("geographic"), d.getDimensions());
            double[] rain = rain(file, calibration, d.getDataFlat(), 3600.0 / (end - start));
            to.add(file.toString(), new Element(Source.RAIN, "mm/h"), end, grid, rain, 0);
        } catch (QuireException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new QuireException(file + ": not a radar composite of KNMI (" + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                    + "); give HDF5 files with image1/image_data", e);
        }
    }

    private static double[] rain(Path file, Node calibration, Object data, double perHour) {
        String formula = text(file, calibration, "calibration_formulas");
        Matcher m = LINEAR.matcher(formula);
        if (!m.matches()) {
            throw QuireException.of("%s: calibration '%s' is not GEO=a*PV+b; give accumulations in mm", file, formula);
        }
        double slope = Double.parseDouble(m.group(1));
        double offset = m.group(2) == null ? 0 : Double.parseDouble(m.group(2).replace(" ", ""));
        double missing = number(file, calibration, "calibration_missing_data");
        double outside = number(file, calibration, "calibration_out_of_image");
        double[] out = new double[Array.getLength(data)];
        int[] ints = data instanceof int[] i ? i : null;
        for (int i = 0; i < out.length; i++) {
            double pv = ints != null ? ints[i] : ((Number) Array.get(data, i)).doubleValue();
            out[i] = pv == missing || pv == outside ? Double.NaN : (slope * pv + offset) * perHour;
        }
        return out;
    }

    private static Grid grid(Path file, Node g, int[] size) {
        double dx = number(file, g, "geo_pixel_size_x");
        double dy = number(file, g, "geo_pixel_size_y");
        double left = number(file, g, "geo_column_offset");
        double top = number(file, g, "geo_row_offset");
        double[] y = new double[size[0]];
        double[] x = new double[size[1]];
        for (int i = 0; i < y.length; i++) {
            // offsets count pixels; rows run south from there
            y[i] = -(top + i + 0.5) * Math.abs(dy);
        }
        for (int j = 0; j < x.length; j++) {
            x[j] = (left + j + 0.5) * dx;
        }
        return new Grid(false, y, x);
    }

    private static Object first(Path file, Node n, String name) {
        Attribute a = n.getAttribute(name);
        Object v = a == null ? null : a.getData();
        if (v == null) {
            throw QuireException.of("%s: '%s' has no attribute '%s'; give KNMI's accumulation composites", file, n.getPath(), name);
        }
        return v.getClass().isArray() ? Array.get(v, 0) : v;
    }

    private static String text(Path file, Node n, String name) {
        return first(file, n, name).toString().strip();
    }

    private static double number(Path file, Node n, String name) {
        return first(file, n, name) instanceof Number x ? x.doubleValue() : Double.parseDouble(text(file, n, name));
    }

    private static long time(Path file, String words) {
        try {
            return LocalDateTime.parse(words, TIME).toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new QuireException(file + ": '" + words + "' is no time like 26-AUG-2010;00:05:00.000; correct the file", e);
        }
    }
}
