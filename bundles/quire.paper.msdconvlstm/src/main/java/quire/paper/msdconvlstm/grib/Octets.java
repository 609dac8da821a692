package quire.paper.msdconvlstm.grib;

import quire.api.QuireException;

/**
 * A section of a message, read by GRIB's own octet numbers (the first is 1). Negative numbers are sign and magnitude.
 *
 * @param where file and message, for errors
 */
record Octets(String where, byte[] bytes, int from, int length) {
    int at(int octet) {
        if (octet < 1 || octet > length) {
            throw QuireException.of("%s: a section has %d octets and needs %d; get the file again", where, length, octet);
        }
        return bytes[from + octet - 1] & 0xFF;
    }

    /** Unsigned number of n octets. */
    long unsigned(int octet, int n) {
        long v = 0;
        for (int i = 0; i < n; i++) {
            v = v << 8 | at(octet + i);
        }
        return v;
    }

    /** Signed number of n octets. */
    long signed(int octet, int n) {
        long v = unsigned(octet, n);
        long sign = 1L << (8 * n - 1);
        return (v & sign) != 0 ? -(v & ~sign) : v;
    }

    float ieee(int octet) {
        return Float.intBitsToFloat((int) unsigned(octet, 4));
    }

    /** Section's number. */
    int number() {
        return at(5);
    }
}
