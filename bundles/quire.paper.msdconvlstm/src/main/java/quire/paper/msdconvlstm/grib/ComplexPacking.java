package quire.paper.msdconvlstm.grib;

import quire.api.QuireException;
import quire.paper.msdconvlstm.grib.Packings.Scale;

/** Templates 5.2 and 5.3: groups of values with a reference and a width of their own, and first or second differences before that. */
final class ComplexPacking {
    private final Octets s;
    private final Scale scale;
    private final int missing;
    private final int order;
    private final int extra;
    private final BitReader bits;

    ComplexPacking(Octets s, Octets data, boolean differences) {
        this.s = s;
        this.scale = Scale.of(s);
        this.missing = s.at(23);
        this.order = differences ? s.at(48) : 0;
        this.extra = differences ? s.at(49) : 0;
        this.bits = new BitReader(data, 6);
        if (order > 2 || missing > 2 || extra > 7) {
            throw QuireException.of("%s: differences of order %d in %d octets with missing values of kind %d; orders 1 and 2 and kinds 0 to 2 are read", s.where(),
                    order, extra, missing);
        }
    }

    void unpack(double[] out) {
        long[] first = new long[order];
        for (int i = 0; i < order; i++) {
            first[i] = bits.next(8 * extra);
        }
        long least = order == 0 ? 0 : signed(8 * extra);
        long[] values = new long[out.length];
        boolean[] gap = new boolean[out.length];
        groups(values, gap);
        integrate(values, gap, first, least);
        for (int i = 0; i < out.length; i++) {
            out[i] = gap[i] ? Double.NaN : scale.value(values[i]);
        }
    }

    private long signed(int width) {
        if (width == 0) {
            return 0;
        }
        long negative = bits.next(1);
        long v = bits.next(width - 1);
        return negative == 1 ? -v : v;
    }

    private long[] table(int n, int width) {
        long[] t = new long[n];
        for (int i = 0; i < n; i++) {
            t[i] = width == 0 ? 0 : bits.next(width);
        }
        bits.align();
        return t;
    }

    private void groups(long[] values, boolean[] gap) {
        long count = s.unsigned(32, 4);
        if (count > values.length) {
            throw QuireException.of("%s: %d groups for %d values; get the file again", s.where(), count, values.length);
        }
        int n = (int) count;
        long[] references = table(n, scale.bits());
        long[] widths = table(n, s.at(37));
        long[] lengths = table(n, s.at(47));
        int at = 0;
        for (int g = 0; g < n; g++) {
            int width = (int) (widths[g] + s.at(36));
            long length = g == n - 1 ? s.unsigned(43, 4) : s.unsigned(38, 4) + lengths[g] * s.at(42);
            if (length > values.length - at) {
                throw QuireException.of("%s: its groups hold more than %d values; get the file again", s.where(), values.length);
            }
            for (int i = 0; i < length; i++, at++) {
                long x = width == 0 ? 0 : bits.next(width);
                gap[at] = missing > 0 && absent(width == 0 ? references[g] : x, width == 0 ? scale.bits() : width);
                values[at] = references[g] + x;
            }
        }
        if (at != values.length) {
            throw QuireException.of("%s: its groups hold %d of %d values; get the file again", s.where(), at, values.length);
        }
    }

    /** The largest number of a width stands for missing, and the one below for a second kind of it. */
    private boolean absent(long x, int width) {
        long all = (1L << width) - 1;
        return x == all || missing == 2 && x == all - 1;
    }

    private void integrate(long[] v, boolean[] gap, long[] first, long least) {
        long one = 0;
        long two = 0;
        int seen = 0;
        for (int i = 0; order > 0 && i < v.length; i++) {
            if (gap[i]) {
                continue;
            }
            if (seen < order) {
                v[i] = first[seen];
            } else {
                v[i] += least + (order == 1 ? one : 2 * one - two);
            }
            two = one;
            one = v[i];
            seen++;
        }
    }
}
