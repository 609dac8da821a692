package quire.paper.msdconvlstm.grib;

import quire.api.QuireException;

/** Unsigned numbers of any width, most significant bit first. */
final class BitReader {
    private final Octets from;
    private long bit;

    /** @param octet where to begin, from 1 */
    BitReader(Octets from, int octet) {
        this.from = from;
        this.bit = 8L * (octet - 1);
    }

    long next(int width) {
        if (width < 0 || width > 62 || bit + width > 8L * from.length()) {
            throw QuireException.of("%s: packed values end before all are read; get the file again", from.where());
        }
        long v = 0;
        for (int left = width; left > 0; ) {
            int offset = (int) (bit & 7);
            int take = Math.min(left, 8 - offset);
            int octet = from.bytes()[from.from() + (int) (bit >> 3)] & 0xFF;
            v = v << take | octet >> (8 - offset - take) & (1 << take) - 1;
            bit += take;
            left -= take;
        }
        return v;
    }

    /** Goes on at the next full octet. */
    void align() {
        bit = (bit + 7) & ~7L;
    }
}
