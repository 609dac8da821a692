package quire.paper.densepoint.file;

import java.nio.charset.StandardCharsets;
import quire.api.QuireException;

/** Words of a text, line by line, with errors that name the place. */
final class Lines {
    private final String source;
    private final byte[] bytes;
    private int at;
    private int line;
    private String[] words = new String[0];

    Lines(String source, byte[] bytes) {
        this.source = source;
        this.bytes = bytes;
    }

    /** Goes to the next line that is neither empty nor a comment; false at the end. Commas separate as blanks do. */
    boolean next() {
        while (at < bytes.length) {
            int end = at;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            String text = new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
            at = end + 1;
            line++;
            int comment = text.indexOf('#');
            String content = (comment >= 0 ? text.substring(0, comment) : text).replace(',', ' ').replace(';', ' ').strip();
            if (!content.isEmpty()) {
                words = content.split("\\s+");
                return true;
            }
        }
        words = new String[0];
        return false;
    }

    /** Position behind the current line. */
    int position() {
        return Math.min(at, bytes.length);
    }

    String[] words() {
        return words;
    }

    int line() {
        return line;
    }

    float number(int word) {
        try {
            return Float.parseFloat(words[word]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw wrong(word, "a number", e);
        }
    }

    int integer(int word) {
        try {
            return Integer.parseInt(words[word]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw wrong(word, "a whole number", e);
        }
    }

    private QuireException wrong(int word, String wanted, RuntimeException cause) {
        return new QuireException(source + ", line " + line + ": " + (word < words.length ? "'" + words[word] + "' is not " + wanted
                : "has " + words.length + " values, but value " + (word + 1) + " is needed") + "; mend the line", cause);
    }

    QuireException error(String what) {
        return new QuireException(source + ", line " + line + ": " + what);
    }
}
