package quire.paper.han.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import quire.api.QuireException;

/** Lines of whitespace-separated words of an index file, blank lines left out. */
final class IndexFile {
    private IndexFile() {
    }

    /**
     * One line.
     *
     * @param where file and line, for messages
     */
    record Line(String where, String[] words) {
        /** Word i as a whole number within bounds. @throws QuireException otherwise */
        int integer(int i, String what, int low, int high) {
            int v;
            try {
                v = Integer.parseInt(words[i]);
            } catch (NumberFormatException e) {
                throw QuireException.of("%s: %s '%s' is not a whole number; correct the line", where, what, words[i]);
            }
            if (v < low || v > high) {
                throw QuireException.of("%s: %s %d is not within %d..%d; correct the line", where, what, v, low, high);
            }
            return v;
        }
    }

    /** @param wanted words per line, 0 for any */
    static List<Line> read(String source, byte[] text, int wanted, String form) {
        List<Line> out = new ArrayList<>();
        int number = 0;
        for (String line : new String(text, StandardCharsets.UTF_8).split("\n", -1)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String where = source + " line " + number;
            String[] words = line.strip().split("\\s+");
            if (wanted > 0 && words.length != wanted) {
                throw QuireException.of("%s: %d values instead of %d (%s); correct the line", where, words.length, wanted, form);
            }
            out.add(new Line(where, words));
        }
        if (out.isEmpty()) {
            throw QuireException.of("%s: empty; give the data set's index file", source);
        }
        return out;
    }
}
