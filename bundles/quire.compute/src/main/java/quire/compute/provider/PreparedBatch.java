package quire.compute.provider;

import java.util.List;
import java.util.Map;
import quire.api.compute.Prepared;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;

/**
 * What {@link Preparer} makes of a batch.
 *
 * @param inputs what the engine is fed, but for table rows
 * @param ids    by table
 * @param blocks pooled memory to give back after use
 */
record PreparedBatch(Batch batch, String graph, Map<String, Tensor> inputs, Map<String, BatchIds> ids, List<BufferPool.Block> blocks)
        implements Prepared {
}
