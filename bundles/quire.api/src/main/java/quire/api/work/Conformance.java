package quire.api.work;

import org.osgi.annotation.versioning.ProviderType;
import quire.api.job.Job;

/**
 * The conformance kit: whether a paper, ours or another's, keeps what its contracts promise. Shapes, gradients, learning, saving,
 * cancelling, resuming, repeating, refusing and unloading are tried on the smallest form of the paper its own services give.
 */
@ProviderType
public interface Conformance {
    /**
     * Checks a paper. Leaves no run behind.
     *
     * @throws quire.api.QuireException if there is no such paper, model, data set or option
     */
    Job<CheckReport> check(CheckRequest request);
}
