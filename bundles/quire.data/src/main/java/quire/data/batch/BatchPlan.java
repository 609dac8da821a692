package quire.data.batch;

import quire.api.QuireException;
import quire.api.dataset.Split;
import quire.api.tensor.Seeds;
import quire.data.split.Splits;

/**
 * How a split is cut into batches; says which examples are in which batch without reading any. The order of an epoch depends on
 * the seed and the number of the epoch alone.
 *
 * @param split    examples
 * @param batch    examples per batch, at least 1; the last of an epoch may be smaller
 * @param shuffle  whether each epoch has an order of its own; else as they come
 * @param training whether batches are for fitting
 * @param seed     makes orders and augmentation
 */
public record BatchPlan(Split split, int batch, boolean shuffle, boolean training, long seed) {
    public BatchPlan {
        if (batch < 1) {
            throw new QuireException("a batch holds at least 1 example, not " + batch + "; set a larger batch");
        }
    }

    /** Shuffled batches for fitting. */
    public static BatchPlan training(Split split, int batch, long seed) {
        return new BatchPlan(split, batch, true, true, seed);
    }

    /** Batches in order, for evaluation. */
    public static BatchPlan evaluation(Split split, int batch, long seed) {
        return new BatchPlan(split, batch, false, false, seed);
    }

    /** Batches of an epoch. */
    public int steps() {
        return (int) ((split.size() + (long) batch - 1) / batch);
    }

    /** Order of the examples in an epoch. */
    public int[] order(int epoch) {
        int[] order = new int[split.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        if (shuffle) {
            Splits.shuffle(order, Seeds.random(seed, "order", epoch));
        }
        return order;
    }
}
