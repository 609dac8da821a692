package quire.paper.age.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import quire.api.tensor.Seeds;
import quire.data.file.AtomicFile;

/**
 * Writes what a uniformly random policy sees of a made world as R6B lines. R6B's users have no real features, so each of a user's six
 * numbers becomes one of twenty features by its place between -2 and 2.
 */
final class UniformLog {
    private static final int BINS = 20;
    private static final long EPOCH = 1317513291;
    private static final int ROUND_SECONDS = 300;

    private UniformLog() {
    }

    static void write(Path file, World world, long seed) throws IOException {
        R6bFormat format = new R6bFormat();
        AtomicFile.stream(file, out -> {
            try (VisitSource source = world.open()) {
                for (List<Visit> visits = source.next(1024); !visits.isEmpty(); visits = source.next(1024)) {
                    for (Visit v : visits) {
                        out.write((format.line(line(source, v, seed)) + '\n').getBytes(StandardCharsets.US_ASCII));
                    }
                }
            }
        });
    }

    private static YahooLine line(VisitSource source, Visit v, long seed) {
        int shown = Seeds.random(seed, "log", v.id()).nextInt(v.articles().length);
        long[] pool = Arrays.stream(v.articles()).asLongStream().toArray();
        return new YahooLine(EPOCH + v.time() * ROUND_SECONDS, pool[shown], source.click(v, shown), features(v.numbers()), new double[0], pool, null);
    }

    /** The constant feature 1, then one of 20 ids for each number. */
    static int[] features(double[] numbers) {
        int[] out = new int[numbers.length + 1];
        out[0] = 1;
        for (int k = 0; k < numbers.length; k++) {
            int bin = (int) Math.floor((numbers[k] + 2) / 4 * BINS);
            out[k + 1] = 2 + k * BINS + Math.max(0, Math.min(BINS - 1, bin));
        }
        return out;
    }
}
