package quire.launcher;

/** A reason why Quire did not start or a command failed: one line that says what was wrong and what to do. */
public class LaunchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what was wrong, with its place, then what to do */
    public LaunchException(String message) {
        super(message);
    }

    /**
     * @param message what was wrong, with its place, then what to do
     * @param cause   what the framework reported
     */
    public LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
