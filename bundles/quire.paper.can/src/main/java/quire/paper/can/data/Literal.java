package quire.paper.can.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import quire.api.QuireException;

/**
 * Reads one JSON object or Python dict literal: the review files are JSON, their catalogue is what Python prints. Strings may be in
 * single or double quotes; True, False, None and null are words. Values of keys that are not wanted are passed over.
 */
final class Literal {
    private static final int DEEPEST = 64;

    private final String place;
    private final String text;
    private int at;

    private Literal(String place, String text) {
        this.place = place;
        this.text = text;
    }

    /**
     * @param place  file and line, for errors
     * @param wanted keys of interest at the top
     * @return their values: String, Double, Boolean, List; missing keys and nulls are absent
     */
    static Map<String, Object> read(String place, String text, Set<String> wanted) {
        Literal l = new Literal(place, text);
        Map<String, Object> out = new HashMap<>();
        l.expect('{');
        while (!l.closes('}')) {
            String key = l.string();
            l.expect(':');
            Object value = l.value(0);
            if (wanted.contains(key) && value != null) {
                out.put(key, value);
            }
            l.comma('}');
        }
        l.blanks();
        if (l.at < text.length()) {
            throw l.error("text after the end of the object");
        }
        return out;
    }

    private Object value(int depth) {
        if (depth > DEEPEST) {
            throw error("values nested more than " + DEEPEST + " deep");
        }
        blanks();
        char c = peek();
        return switch (c) {
            case '{' -> object(depth);
            case '[' -> list(']', depth);
            case '(' -> list(')', depth);
            case '"', '\'' -> string();
            default -> (c == 'u' || c == 'b') && at + 1 < text.length() && (text.charAt(at + 1) == '\'' || text.charAt(at + 1) == '"')
                    ? string() : word();
        };
    }

    /** Objects inside are checked but not kept: nothing wanted is in one. */
    private Object object(int depth) {
        expect('{');
        while (!closes('}')) {
            value(depth + 1);
            expect(':');
            value(depth + 1);
            comma('}');
        }
        return null;
    }

    private List<Object> list(char end, int depth) {
        at++;
        List<Object> items = new ArrayList<>();
        while (!closes(end)) {
            items.add(value(depth + 1));
            comma(end);
        }
        return items;
    }

    private Object word() {
        int from = at;
        while (at < text.length() && "+-._".indexOf(text.charAt(at)) >= 0 || at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        String w = text.substring(from, at);
        switch (w) {
            case "True", "true":
                return true;
            case "False", "false":
                return false;
            case "None", "null":
                return null;
            default:
                try {
                    return Double.valueOf(w);
                } catch (NumberFormatException e) {
                    at = from;
                    throw error("'" + w + "' is not a value");
                }
        }
    }

    private String string() {
        blanks();
        if (peek() == 'u' || peek() == 'b') {
            at++;
        }
        char quote = peek();
        if (quote != '"' && quote != '\'') {
            throw error("a quoted word was expected");
        }
        int from = ++at;
        while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\\') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == quote) {
            return text.substring(from, at++);
        }
        StringBuilder s = new StringBuilder(text.substring(from, at));
        while (peek() != quote) {
            char c = text.charAt(at++);
            s.append(c == '\\' ? escape() : String.valueOf(c));
        }
        at++;
        return s.toString();
    }

    private String escape() {
        char c = peek();
        at++;
        return switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'u' -> code(4);
            case 'x' -> code(2);
            case '\\', '\'', '"', '/' -> String.valueOf(c);
            // Python leaves an unknown escape as it stands
            default -> "\\" + c;
        };
    }

    private String code(int digits) {
        if (at + digits > text.length()) {
            throw error("the line ends inside a word");
        }
        String hex = text.substring(at, at + digits);
        if (!hex.matches("[0-9a-fA-F]+")) {
            throw error("'" + hex + "' is not a character code");
        }
        at += digits;
        return String.valueOf((char) Integer.parseInt(hex, 16));
    }

    private void comma(char end) {
        blanks();
        if (peek() == ',') {
            at++;
        } else if (peek() != end) {
            throw error("',' or '" + end + "' was expected");
        }
    }

    private boolean closes(char end) {
        blanks();
        if (peek() == end) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        blanks();
        if (peek() != c) {
            throw error("'" + c + "' was expected");
        }
        at++;
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw error("the line ends too early");
        }
        return text.charAt(at);
    }

    private QuireException error(String what) {
        return new QuireException(place + ":" + (at + 1) + ": " + what + "; mend the line");
    }
}
