package quire.paper.msdconvlstm.grib;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import quire.api.QuireException;
import quire.data.picture.Pictures;

/** Data representation templates: 5.0 simple, 5.2 and 5.3 complex, 5.4 IEEE, 5.41 PNG. Others are refused by number. */
final class Packings {
    private static final String HINT = "convert it with grib_set -r -w packingType=%s -s packingType=grid_simple IN OUT";

    private Packings() {
    }

    /** Values that were packed, in order; those missing within a complex packing are NaN. */
    static double[] unpack(Octets representation, Octets data, int points) throws IOException {
        long n = representation.unsigned(6, 4);
        int template = (int) representation.unsigned(10, 2);
        if (n > points) {
            throw QuireException.of("%s: %d values for %d points; get the file again", data.where(), n, points);
        }
        double[] out = new double[(int) n];
        switch (template) {
            case 0 -> simple(representation, data, out);
            case 2, 3 -> new ComplexPacking(representation, data, template == 3).unpack(out);
            case 4 -> ieee(representation, data, out);
            case 41 -> png(representation, data, out);
            case 40 -> throw refused(data, "5.40 (JPEG 2000)", "grid_jpeg");
            case 42 -> throw refused(data, "5.42 (CCSDS)", "grid_ccsds");
            default -> throw refused(data, "5." + template, "?");
        }
        return out;
    }

    private static QuireException refused(Octets data, String template, String type) {
        return QuireException.of("%s: packed by data representation template %s, which is not read; " + String.format(HINT, type), data.where(), template);
    }

    /** Reference value, binary and decimal scale of templates 5.0, 5.2, 5.3, 5.41. */
    record Scale(double reference, double binary, double decimal, int bits) {
        static Scale of(Octets s) {
            return new Scale(s.ieee(12), Math.pow(2, s.signed(16, 2)), Math.pow(10, -s.signed(18, 2)), s.at(20));
        }

        double value(double packed) {
            return (reference + packed * binary) * decimal;
        }
    }

    private static void simple(Octets s, Octets data, double[] out) {
        Scale scale = Scale.of(s);
        BitReader bits = new BitReader(data, 6);
        for (int i = 0; i < out.length; i++) {
            out[i] = scale.value(scale.bits() == 0 ? 0 : bits.next(scale.bits()));
        }
    }

    private static void ieee(Octets s, Octets data, double[] out) {
        int precision = s.at(12);
        if (precision != 1 && precision != 2) {
            throw QuireException.of("%s: IEEE numbers of precision %d; only 32 and 64 bits are read", data.where(), precision);
        }
        for (int i = 0; i < out.length; i++) {
            out[i] = precision == 1 ? data.ieee(6 + 4 * i) : Double.longBitsToDouble(data.unsigned(6 + 8 * i, 8));
        }
    }

    /** One sample of up to 16 bits a pixel, or three or four bytes that make one number. */
    private static void png(Octets s, Octets data, double[] out) throws IOException {
        Scale scale = Scale.of(s);
        if (scale.bits() == 0) {
            java.util.Arrays.fill(out, scale.value(0));
            return;
        }
        Raster r = Pictures.read(data.where(), new ByteArrayInputStream(data.bytes(), data.from() + 5, data.length() - 5), Pictures.MOST_PIXELS).getRaster();
        int width = r.getWidth();
        if ((long) width * r.getHeight() < out.length) {
            throw QuireException.of("%s: its picture has %d x %d pixels for %d values; get the file again", data.where(), width, r.getHeight(), out.length);
        }
        int[] sample = new int[r.getNumBands()];
        for (int i = 0; i < out.length; i++) {
            r.getPixel(i % width, i / width, sample);
            long v = 0;
            for (int x : sample) {
                v = sample.length == 1 ? x : v << 8 | x;
            }
            out[i] = scale.value(v);
        }
    }
}
