package quire.conformance.check;

import java.util.Locale;

/** A promise is not kept; the message says which, in one line. */
final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Broken(String format, Object... arguments) {
        super(String.format(Locale.ROOT, format, arguments));
    }
}
