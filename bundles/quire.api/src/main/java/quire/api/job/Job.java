package quire.api.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A piece of background work.
 *
 * @param <T> what it results in
 */
@ProviderType
public interface Job<T> {
    /** Stages of a job; the last three are final. */
    enum State { QUEUED, RUNNING, DONE, FAILED, CANCELLED }

    /**
     * How far it is.
     *
     * @param rate units per second, 0 when unknown
     * @param eta  time left, null when unknown
     */
    record Progress(String phase, long done, long total, String unit, double rate, Duration eta, Map<String, Double> latest) {
    }

    String id();

    String title();

    /** Device whose queue it is in. */
    default String queue() {
        return "cpu";
    }

    /** -10 to 10; larger goes first. */
    default int priority() {
        return 0;
    }

    State state();

    Progress progress();

    /** Lines the work left so far, from the given index on. */
    List<String> messages(int from);

    Instant started();

    /** Id of the run it writes; null before there is one. */
    String run();

    /** Bundle whose code it runs, as {@code name version}. */
    String owner();

    /** Asks it to stop; returns at once. */
    void cancel();

    /**
     * Waits for the end.
     *
     * @return the result
     * @throws quire.api.QuireException or whatever the work threw; {@link java.util.concurrent.CancellationException} if cancelled
     */
    T await() throws InterruptedException;

    /** Waits at most this long; true if it has ended. */
    boolean await(Duration limit) throws InterruptedException;

    /** What it threw, or null. */
    Throwable failure();
}
