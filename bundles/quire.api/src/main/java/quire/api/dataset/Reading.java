package quire.api.dataset;

import java.util.SplittableRandom;
import org.osgi.annotation.versioning.ProviderType;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;

/** How a batch is being read. */
@ProviderType
public interface Reading {
    /**
     * Memory for one tensor of the batch; contents are undefined and every element must be written. The platform reuses it once the
     * batch has been consumed.
     */
    Tensor tensor(String name, DType dtype, long... shape);

    /** Randomness for augmentation, derived from seed, epoch and place in the epoch. */
    SplittableRandom random();

    /** Whether the batch is for fitting (augmentation allowed) or for evaluation. */
    boolean training();
}
