package quire.paper.age.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Ranks with exploration over a trained run's click model, and learns from clicks. A factory configuration {@value #PID} makes one:
 * {@code run} (a run of paper age), {@code set} (options as {@code policy=age-ts,lambda=3}), {@code state} (file that is read when the
 * service starts and written when it stops). Any thread may call; calls wait for one another.
 *
 * <p>Everything random follows from the seed and the request's id: the same request ranks the same until the model learns.
 */
@ProviderType
public interface Explorer {
    /** Factory PID of its configurations. */
    String PID = "quire.paper.age.Explorer";

    /**
     * Ranks the candidates, the one to show first.
     *
     * @throws quire.api.QuireException if the pool is empty, an item is in it twice, a number is not finite, a feature unknown, or the id
     *                                  was used for another request
     */
    List<Ranked> rank(Request request);

    /**
     * Takes in what came of showing an item; enough of them update the model.
     *
     * @param click 0 or 1
     * @throws quire.api.QuireException if the request is unknown or forgotten, the item was not among its candidates or is answered
     *                                  already, or the click is neither 0 nor 1
     */
    void feedback(String requestId, long item, int click);

    /** The strength of exploration now. */
    double lambda();

    /**
     * Changes the strength of exploration. 0 is the kill switch: whatever the policy, ranking is greedy, bit by bit.
     *
     * @throws quire.api.QuireException if negative or not finite
     */
    void lambda(double value);

    /** What has been done so far. */
    Monitor monitor();

    /** Writes networks, optimiser, articles, impressions, outcomes, options, seed and counters to a file, whole or not at all. */
    void snapshot(Path file) throws IOException;

    /**
     * Goes back to a snapshot; policy and strength stay as they are now. Requests asked before can no longer be answered.
     *
     * @throws quire.api.QuireException if the file is no snapshot of such an explorer; nothing is changed then
     */
    void restore(Path file) throws IOException;
}
