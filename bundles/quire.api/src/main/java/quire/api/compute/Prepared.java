package quire.api.compute;

import org.osgi.annotation.versioning.ProviderType;
import quire.api.tensor.Batch;

/**
 * A batch made ready for one graph of one session: ids turned into table positions, noise drawn. Preparing is the host's share of
 * a step and may be done on another thread while the device works on the batch before. Used up by the call it is given to.
 */
@ProviderType
public interface Prepared {
    /** The batch it was made from. */
    Batch batch();

    /** Name of the graph it was made for. */
    String graph();
}
