package quire.paper.msdconvlstm.netcdf;

/** CF's packed data: value = stored * scale_factor + add_offset; fills, missing values and what lies outside the valid range are NaN. */
public final class Packing {
    private Packing() {
    }

    /** Physical values of stored ones, in place. */
    public static double[] unpack(Variable v, double[] raw) {
        Attributes a = v.attributes();
        double[] gaps = join(a.numbers("_FillValue"), a.numbers("missing_value"));
        double[] range = a.numbers("valid_range");
        double low = range.length == 2 ? range[0] : a.number("valid_min", Double.NEGATIVE_INFINITY);
        double high = range.length == 2 ? range[1] : a.number("valid_max", Double.POSITIVE_INFINITY);
        double scale = a.number("scale_factor", 1);
        double offset = a.number("add_offset", 0);
        boolean single = v.type() == NcType.FLOAT;
        boolean unsigned = "true".equalsIgnoreCase(a.text("_Unsigned")) && v.type().bytes() < 8;
        double wrap = Math.pow(2, 8.0 * v.type().bytes());
        for (int i = 0; i < raw.length; i++) {
            double x = raw[i];
            if (missing(x, gaps, single)) {
                raw[i] = Double.NaN;
                continue;
            }
            x = unsigned && x < 0 ? x + wrap : x;
            raw[i] = x < low || x > high ? Double.NaN : x * scale + offset;
        }
        return raw;
    }

    private static boolean missing(double x, double[] gaps, boolean single) {
        for (double g : gaps) {
            // attributes of float variables are often doubles of the same digits
            if (x == g || single && (float) x == (float) g) {
                return true;
            }
        }
        return false;
    }

    private static double[] join(double[] a, double[] b) {
        double[] out = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, out, a.length, b.length);
        return out;
    }
}
