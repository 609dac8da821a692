package quire.paper.age.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import quire.api.QuireException;

/**
 * One visit of the Yahoo! front page logs R6B: {@code 1317513291 id-560620 0 |user 1 9 11 |id-552077 |id-555224}. Features are ids from
 * 1 to 136 in any order; the shown article is in the pool.
 */
record YahooLine(long time, long shown, int click, int[] features, long[] pool) {
    static final int FEATURES = 136;

    /** @throws QuireException naming the place and what is wrong */
    static YahooLine parse(String place, String line) {
        String[] parts = line.strip().split("\\s*\\|");
        String[] head = parts[0].split("\\s+");
        if (head.length != 3 || parts.length < 2 || !parts[1].startsWith("user")) {
            throw new QuireException(place + ": not 'time id-N click |user features |id-N...'; mend or remove the line");
        }
        int click = (int) number(place, head[2], "click", 0, 1);
        String[] words = parts[1].split("\\s+");
        int[] features = new int[words.length - 1];
        for (int i = 1; i < words.length; i++) {
            features[i - 1] = (int) number(place, words[i], "feature", 1, FEATURES);
        }
        if (features.length == 0) {
            throw new QuireException(place + ": the user has no features; mend or remove the line");
        }
        List<Long> pool = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (int i = 2; i < parts.length; i++) {
            long id = article(place, parts[i].strip());
            if (!seen.add(id)) {
                throw new QuireException(place + ": article " + parts[i].strip() + " is twice in the pool; mend or remove the line");
            }
            pool.add(id);
        }
        if (pool.isEmpty()) {
            throw new QuireException(place + ": the pool is empty; mend or remove the line");
        }
        long shown = article(place, head[1]);
        if (!seen.contains(shown)) {
            throw new QuireException(place + ": the shown article id-" + shown + " is not in the pool; mend or remove the line");
        }
        return new YahooLine(number(place, head[0], "time", 0, Long.MAX_VALUE), shown, click, features, pool.stream().mapToLong(Long::longValue).toArray());
    }

    private static long article(String place, String word) {
        if (!word.startsWith("id-")) {
            throw new QuireException(place + ": '" + word + "' is not an article id-N; mend or remove the line");
        }
        return number(place, word.substring(3), "article", 0, Long.MAX_VALUE);
    }

    private static long number(String place, String word, String what, long low, long high) {
        try {
            long v = Long.parseLong(word);
            if (v >= low && v <= high) {
                return v;
            }
        } catch (NumberFormatException e) {
            throw new QuireException(place + ": " + what + " '" + word + "' is not a whole number; mend or remove the line", e);
        }
        throw new QuireException(place + ": " + what + " " + word + " is outside " + low + ".." + high + "; mend or remove the line");
    }
}
