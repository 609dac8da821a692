package quire.data.batch;

import java.util.SplittableRandom;
import quire.api.dataset.Reading;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;

/** Gives new memory for every tensor: for single batches that are kept, as predictors and tests make them. */
public record FreshReading(boolean training, SplittableRandom random) implements Reading {

    /** Reading for evaluation. */
    public static FreshReading evaluation(long seed) {
        return new FreshReading(false, new SplittableRandom(seed));
    }

    @Override
    public Tensor tensor(String name, DType dtype, long... shape) {
        return Tensor.zeros(dtype, shape);
    }
}
