package quire.api;

/**
 * An error a person can mend: one line that says what was wrong (file, line, value) and what to do about it.
 * Shells print {@link #getMessage()} alone; anything else that escapes is a defect and is shown with its stack trace on request.
 */
public class QuireException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message one line: what was wrong, with its place and value, then what to do */
    public QuireException(String message) {
        super(message);
    }

    /**
     * @param message one line: what was wrong, with its place and value, then what to do
     * @param cause   what the platform or a library reported
     */
    public QuireException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Formats the message as {@link String#format(String, Object...)} does, in the root locale. */
    public static QuireException of(String format, Object... arguments) {
        return new QuireException(String.format(java.util.Locale.ROOT, format, arguments));
    }
}
