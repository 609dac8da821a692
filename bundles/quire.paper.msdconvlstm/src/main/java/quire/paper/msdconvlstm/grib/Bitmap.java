package quire.paper.msdconvlstm.grib;

import quire.api.QuireException;

/** Spreads packed values over the points that a bitmap marks as there. */
final class Bitmap {
    private Bitmap() {
    }

    /**
     * @param map   section that holds the bits, or null where every point has a value
     * @param octet where the bits begin
     */
    static double[] spread(Octets map, int octet, double[] packed, int points, String where) {
        if (map == null) {
            if (packed.length != points) {
                throw QuireException.of("%s: %d values for %d points and no bitmap; get the file again", where, packed.length, points);
            }
            return packed;
        }
        BitReader bits = new BitReader(map, octet);
        double[] out = new double[points];
        int used = 0;
        for (int i = 0; i < points; i++) {
            boolean there = bits.next(1) == 1;
            if (there && used == packed.length) {
                throw QuireException.of("%s: the bitmap marks more than the %d values there are; get the file again", where, packed.length);
            }
            out[i] = there ? packed[used++] : Double.NaN;
        }
        return out;
    }
}
