package quire.api.tensor;

import java.util.SplittableRandom;

/**
 * Derives independent random streams from one seed and a path of names and counters, so that any piece of randomness can be
 * made again without replaying what came before it.
 */
public final class Seeds {
    private Seeds() {
    }

    /** A seed for the given path; the same path gives the same seed on every machine. */
    public static long derive(long seed, Object... path) {
        long h = mix(seed + 0x9E3779B97F4A7C15L);
        for (Object part : path) {
            long v = part instanceof Number n ? n.longValue() : part.toString().hashCode() * 0x100000001B3L;
            h = mix(h ^ (v + 0x9E3779B97F4A7C15L));
        }
        return h;
    }

    /** A generator for the given path. */
    public static SplittableRandom random(long seed, Object... path) {
        return new SplittableRandom(derive(seed, path));
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
