package quire.paper.msdconvlstm.grib;

import quire.api.QuireException;

/**
 * Grid template 3.0: regular latitude and longitude, with the scanning mode's four bits.
 *
 * @param ni   points along a parallel
 * @param nj   points along a meridian
 * @param di   signed step in longitude of message order, degrees
 * @param dj   signed step in latitude of message order, degrees
 * @param scan octet 72
 */
public record RegularGrid(int ni, int nj, double lat1, double lon1, double di, double dj, int scan) {
    private static final long MISSING = 0xFFFFFFFFL;

    static RegularGrid read(Octets s) {
        int template = (int) s.unsigned(13, 2);
        if (template != 0) {
            throw QuireException.of("%s: grid definition template 3.%d; only 3.0, regular latitude and longitude, is read (cdo remapbil or grib_interpolate converts)",
                    s.where(), template);
        }
        long ni = s.unsigned(31, 4);
        long nj = s.unsigned(35, 4);
        if (ni == MISSING || nj == MISSING || ni < 1 || nj < 1 || ni * nj != s.unsigned(7, 4)) {
            throw QuireException.of("%s: the grid has %d x %d points and says %d; only full regular grids are read", s.where(), ni, nj, s.unsigned(7, 4));
        }
        long basic = s.unsigned(39, 4);
        long parts = s.unsigned(43, 4);
        double unit = basic == 0 || basic == MISSING || parts == 0 || parts == MISSING ? 1e-6 : basic / (double) parts;
        int scan = s.at(72);
        double lat1 = s.signed(47, 4) * unit;
        double lon1 = s.signed(51, 4) * unit;
        double lat2 = s.signed(56, 4) * unit;
        double lon2 = s.signed(60, 4) * unit;
        boolean west = (scan & 0x80) != 0;
        double wide = west ? (lon1 - lon2) % 360 : (lon2 - lon1) % 360;
        double di = ni == 1 ? 0 : (wide < 0 ? wide + 360 : wide) / (ni - 1);
        double dj = nj == 1 ? 0 : Math.abs(lat2 - lat1) / (nj - 1);
        return new RegularGrid((int) ni, (int) nj, lat1, lon1, west ? -di : di, (scan & 0x40) != 0 ? dj : -dj, scan);
    }

    /** Number of points. */
    public int points() {
        return ni * nj;
    }

    /** Row (along j, in message order) of a point in message order. */
    public int row(int k) {
        return (scan & 0x20) == 0 ? k / ni : turned(k % nj, k / nj, nj);
    }

    /** Column (along i, in message order) of a point in message order. */
    public int column(int k) {
        return (scan & 0x20) == 0 ? turned(k % ni, k / ni, ni) : k / nj;
    }

    private int turned(int place, int line, int length) {
        return (scan & 0x10) != 0 && line % 2 == 1 ? length - 1 - place : place;
    }

    /** Latitude of a row, degrees north. */
    public double latitude(int row) {
        return lat1 + row * dj;
    }

    /** Longitude of a column, degrees east. */
    public double longitude(int column) {
        return lon1 + column * di;
    }
}
