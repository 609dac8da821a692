package quire.api.job;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** A job as the work inside it sees it. */
@ProviderType
public interface JobContext {
    /** Whether the work should stop at its next safe point. */
    boolean cancelled();

    /**
     * Reports progress; cheap, may be called every step.
     *
     * @param phase  what is being done ({@code epoch 2/5})
     * @param done   units done
     * @param total  units in all, 0 when unknown
     * @param unit   {@code step}, {@code file}…
     * @param latest newest values to show ({@code loss}…)
     */
    void progress(String phase, long done, long total, String unit, Map<String, Double> latest);

    /** Says which run the work writes; nobody is told where work writes many. */
    default void run(String id) {
    }

    /** Names something the work holds and closes; it is closed for it if its bundle has stopped and the work does not end in time. */
    default void holds(AutoCloseable resource) {
    }

    /** Adds a line for the person watching. */
    void message(String line);
}
