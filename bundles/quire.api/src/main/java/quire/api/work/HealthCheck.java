package quire.api.work;

/** Looks after one thing that may go wrong. Any bundle may register one; {@code health} asks them all. Of Felix's health checks' shape. */
public interface HealthCheck {
    /** How bad it is; only {@link #CRITICAL} makes the command fail. */
    enum Status { OK, WARN, CRITICAL }

    /** @param message one line: what is so, and for anything but OK what to do */
    record Result(Status status, String message) {
    }

    /** What it looks after, a few words. */
    String name();

    /** Looks now; quick. */
    Result check();
}
