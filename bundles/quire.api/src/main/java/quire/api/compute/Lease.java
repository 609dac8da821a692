package quire.api.compute;

import org.osgi.annotation.versioning.ProviderType;
import quire.api.model.Model;

/**
 * A share of a device. Everything opened under a lease is closed with it, and its bytes return. Any thread may close it; a
 * session in use then fails at its next call.
 */
@ProviderType
public interface Lease extends AutoCloseable {
    Device device();

    /**
     * Opens a session: builds the model's graphs on the engine, initialises parameters from the seed.
     *
     * @throws quire.api.QuireException if no engine supports the graphs, or memory would go over the budget
     */
    Session open(Model model, SessionOptions options);

    /** Processor threads granted: how many a computation on the host may use as well. */
    int threads();

    /** Native bytes counted under this lease now. */
    long nativeBytes();

    @Override
    void close();
}
