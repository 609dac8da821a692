package quire.paper.han.skeleton;

import java.nio.charset.StandardCharsets;

/** Reads decimal numbers straight from bytes; what it cannot do exactly it leaves to {@link Double#parseDouble}. */
final class Numbers {
    private static final double[] TENS = new double[23];

    static {
        double t = 1;
        for (int i = 0; i < TENS.length; i++) {
            TENS[i] = t;
            t *= 10;
        }
    }

    private Numbers() {
    }

    /** The number in bytes {@code from} to {@code to}. @throws NumberFormatException if it is none */
    static double parse(byte[] b, int from, int to) {
        int i = from;
        boolean minus = b[i] == '-';
        if (minus || b[i] == '+') {
            i++;
        }
        long digits = 0;
        int count = 0;
        int scale = 0;
        boolean point = false;
        for (; i < to; i++) {
            byte c = b[i];
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
                // leading zeros are no digits
                count += digits == 0 ? 0 : 1;
                scale += point ? 1 : 0;
                if (count > 15) {
                    return slow(b, from, to);
                }
            } else if (c == '.' && !point) {
                point = true;
            } else {
                return slow(b, from, to);
            }
        }
        boolean empty = i - from - (minus || b[from] == '+' ? 1 : 0) - (point ? 1 : 0) == 0;
        if (empty || scale >= TENS.length) {
            return slow(b, from, to);
        }
        // both exact, so the quotient is the nearest double
        double v = digits / TENS[scale];
        return minus ? -v : v;
    }

    private static double slow(byte[] b, int from, int to) {
        String text = new String(b, from, to - from, StandardCharsets.ISO_8859_1);
        return switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case "nan", "-nan" -> Double.NaN;
            case "inf", "+inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> {
                char last = text.charAt(text.length() - 1);
                // Java's own suffixes and hexadecimal numbers are no part of these files
                if (Character.isLetter(last) || text.indexOf('x') >= 0 || text.indexOf('X') >= 0) {
                    throw new NumberFormatException(text);
                }
                yield Double.parseDouble(text);
            }
        };
    }
}
