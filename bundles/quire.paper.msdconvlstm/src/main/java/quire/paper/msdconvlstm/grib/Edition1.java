package quire.paper.msdconvlstm.grib;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import quire.api.QuireException;

/** A message of edition 1: regular latitude and longitude with simple packing, as ERA5 archives have it. */
final class Edition1 {
    /** Parameters get the table's number plus this as their discipline. */
    private static final int TABLES = 1000;
    private static final Map<Integer, Integer> UNITS = Map.of(0, 60, 1, 3600, 2, 86400, 10, 3 * 3600, 11, 6 * 3600, 12, 12 * 3600, 254, 1);
    private final String where;
    private final byte[] bytes;
    private int at = 8;

    Edition1(String where, byte[] bytes) {
        this.where = where;
        this.bytes = bytes;
    }

    private Octets section() {
        Octets head = new Octets(where, bytes, at, Math.min(3, bytes.length - at));
        int length = (int) head.unsigned(1, 3);
        if (length < 4 || length > bytes.length - at) {
            throw QuireException.of("%s: no section of edition 1 begins at byte %d where one should; get the file again", where, at);
        }
        Octets s = new Octets(where, bytes, at, length);
        at += length;
        return s;
    }

    GribField field() {
        Octets product = section();
        if ((product.at(8) & 0x80) == 0) {
            throw QuireException.of("%s: GRIB edition 1 without a grid description; convert it with grib_set -s edition=2 IN OUT", where);
        }
        RegularGrid grid = grid(section());
        Octets map = (product.at(8) & 0x40) == 0 ? null : section();
        if (map != null && map.unsigned(5, 2) != 0) {
            throw QuireException.of("%s: bitmap %d predefined by its centre; convert it with grib_set -r -s bitmapPresent=0 IN OUT", where, map.unsigned(5, 2));
        }
        double[] packed = packed(section(), product, map == null ? grid.points() : present(map, grid.points()));
        long reference = reference(product);
        long[] hours = range(product);
        int surface = product.at(10);
        double level = product.unsigned(11, 2) * (surface == 100 ? 100.0 : 1.0);
        return new GribField(product.at(5), TABLES + product.at(4), 0, product.at(9), surface, level, reference, reference + hours[0], reference + hours[1], grid,
                Bitmap.spread(map, 7, packed, grid.points(), where));
    }

    private int present(Octets map, int points) {
        BitReader bits = new BitReader(map, 7);
        int n = 0;
        for (int i = 0; i < points; i++) {
            n += (int) bits.next(1);
        }
        return n;
    }

    private RegularGrid grid(Octets s) {
        if (s.at(6) != 0) {
            throw QuireException.of("%s: GRIB edition 1 with grid type %d; only 0, regular latitude and longitude, is read (cdo remapbil converts)", where, s.at(6));
        }
        int ni = (int) s.unsigned(7, 2);
        int nj = (int) s.unsigned(9, 2);
        if (ni == 0xFFFF || nj == 0xFFFF || ni < 1 || nj < 1) {
            throw QuireException.of("%s: the grid has %d x %d points; only full regular grids are read", where, ni, nj);
        }
        int scan = s.at(28);
        double lon1 = s.signed(14, 3) / 1000.0;
        double lon2 = s.signed(21, 3) / 1000.0;
        boolean west = (scan & 0x80) != 0;
        double wide = (west ? lon1 - lon2 : lon2 - lon1) % 360;
        double di = ni == 1 ? 0 : (wide < 0 ? wide + 360 : wide) / (ni - 1);
        double dj = nj == 1 ? 0 : Math.abs(s.signed(18, 3) - s.signed(11, 3)) / 1000.0 / (nj - 1);
        return new RegularGrid(ni, nj, s.signed(11, 3) / 1000.0, lon1, west ? -di : di, (scan & 0x40) != 0 ? dj : -dj, scan);
    }

    private double[] packed(Octets s, Octets product, int n) {
        if ((s.at(4) & 0xC0) != 0) {
            throw QuireException.of("%s: GRIB edition 1 with another packing than grid_simple; convert it with grib_set -r -s edition=2,packingType=grid_simple IN OUT", where);
        }
        double binary = Math.pow(2, s.signed(5, 2));
        double decimal = Math.pow(10, -product.signed(27, 2));
        long ibm = s.unsigned(7, 4);
        double reference = ((ibm >> 31) == 0 ? 1 : -1) * (ibm & 0xFFFFFF) * Math.pow(16, ((ibm >> 24) & 0x7F) - 64.0) / (1 << 24);
        BitReader bits = new BitReader(s, 12);
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = (reference + (s.at(11) == 0 ? 0 : bits.next(s.at(11))) * binary) * decimal;
        }
        return out;
    }

    private long reference(Octets p) {
        try {
            return LocalDateTime.of((p.at(25) - 1) * 100 + p.at(13), p.at(14), p.at(15), p.at(16), p.at(17)).toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new QuireException(where + ": no valid date in it (" + e.getMessage() + "); get the file again", e);
        }
    }

    /** Seconds from the reference to where the value begins and ends to hold. */
    private long[] range(Octets p) {
        Integer unit = UNITS.get(p.at(18));
        int kind = p.at(21);
        if (unit == null) {
            throw QuireException.of("%s: unit of time %d; only seconds, minutes, hours and days are read", where, p.at(18));
        }
        return switch (kind) {
            case 0, 1 -> new long[] {(long) p.at(19) * unit, (long) p.at(19) * unit};
            case 10 -> new long[] {p.unsigned(19, 2) * unit, p.unsigned(19, 2) * unit};
            case 2, 3, 4, 5 -> new long[] {(long) p.at(19) * unit, (long) p.at(20) * unit};
            default -> throw QuireException.of("%s: time range %d of edition 1; 0 to 5 and 10 are read", where, kind);
        };
    }
}
