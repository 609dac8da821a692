package quire.api.dataset;

import quire.api.tensor.Batch;

/** Examples with random access; the platform decides order, batching, shuffling and prefetching. */
public interface Split {
    /** Number of examples. */
    int size();

    /**
     * Assembles examples into a batch. Called from one platform thread at a time.
     *
     * @param rows    which examples, in this order
     * @param reading memory to fill, and the random stream of this batch
     */
    Batch read(int[] rows, Reading reading);
}
