package quire.paper.age.data;

import java.util.HashSet;
import java.util.Set;
import quire.api.QuireException;

/**
 * A line {@code time shown click |user ... |article ... |article ...} taken apart, for both formats.
 *
 * @param head    time, shown article, click
 * @param user    words of the user's part after {@code user}
 * @param pool    words of each article's part, the article first
 */
record LineParts(String place, String[] head, String[] user, String[][] pool) {
    private static final String MEND = "; mend or remove the line";

    static LineParts of(String place, String line, String form) {
        String[] parts = line.strip().split("\\s*\\|");
        String[] head = parts[0].split("\\s+");
        if (head.length != 3 || parts.length < 2 || !parts[1].matches("user(\\s.*)?")) {
            throw new QuireException(place + ": not '" + form + "'" + MEND);
        }
        String[] words = parts[1].split("\\s+");
        String[] user = java.util.Arrays.copyOfRange(words, 1, words.length);
        if (user.length == 0) {
            throw new QuireException(place + ": the user has no features" + MEND);
        }
        String[][] pool = new String[parts.length - 2][];
        for (int i = 2; i < parts.length; i++) {
            pool[i - 2] = parts[i].strip().split("\\s+");
        }
        return new LineParts(place, head, user, pool);
    }

    /** Ids of the pool, distinct, with the shown one among them. */
    long[] articles(String prefix) {
        long[] ids = new long[pool.length];
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < ids.length; i++) {
            ids[i] = article(pool[i][0], prefix);
            if (!seen.add(ids[i])) {
                throw error("article " + pool[i][0] + " is twice in the pool");
            }
        }
        if (ids.length == 0) {
            throw error("the pool is empty");
        }
        if (!seen.contains(shown(prefix))) {
            throw error("the shown article " + head[1] + " is not in the pool");
        }
        return ids;
    }

    long time() {
        return whole(head[0], "time", 0, Long.MAX_VALUE);
    }

    long shown(String prefix) {
        return article(head[1], prefix);
    }

    int click() {
        return (int) whole(head[2], "click", 0, 1);
    }

    private long article(String word, String prefix) {
        if (!word.startsWith(prefix)) {
            throw error("'" + word + "' is not an article " + prefix + "N");
        }
        return whole(word.substring(prefix.length()), "article", 0, Long.MAX_VALUE);
    }

    long whole(String word, String what, long low, long high) {
        long v;
        try {
            v = Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw new QuireException(place + ": " + what + " '" + word + "' is not a whole number" + MEND, e);
        }
        if (v < low || v > high) {
            throw error(what + " " + word + " is outside " + low + ".." + high);
        }
        return v;
    }

    QuireException error(String wrong) {
        return new QuireException(place + ": " + wrong + MEND);
    }
}
