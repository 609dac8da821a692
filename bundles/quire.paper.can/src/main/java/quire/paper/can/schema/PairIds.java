package quire.paper.can.schema;

/**
 * Numbers pairs of ids for the Cartesian baseline. Szudzik's pairing does not depend on the sizes of the vocabularies, so that ids
 * stay valid when they grow; numbers beyond the bucket count are hashed into the buckets.
 */
public final class PairIds {
    private PairIds() {
    }

    /** Table rows for vocabularies of these sizes: max(a, b) squared, but at most {@code buckets}. */
    public static int rows(int a, int b, int buckets) {
        long side = Math.max(a, b);
        return (int) Math.min(side * side, buckets);
    }

    /** The number of a pair; exact where max(a, b) squared stays below {@code buckets}. */
    public static int id(int a, int b, int buckets) {
        long n = a < b ? (long) b * b + a : (long) a * a + a + b;
        return n < buckets ? (int) n : (int) Long.remainderUnsigned(mix(n), buckets);
    }

    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long y = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return y ^ (y >>> 31);
    }
}
