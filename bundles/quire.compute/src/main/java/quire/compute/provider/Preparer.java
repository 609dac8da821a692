package quire.compute.provider;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import quire.api.QuireException;
import quire.api.model.GraphSpec;
import quire.api.model.InputSpec;
import quire.api.model.NoiseSpec;
import quire.api.model.TableSpec;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;

/** The host's share of a step for one graph: checks inputs, indexes ids, draws noise. One caller at a time. */
final class Preparer {
    private final String graph;
    private final GraphSpec spec;
    private final BufferPool pool;
    private final long seed;
    private final Map<List<String>, IdIndex> indexes = new HashMap<>();

    Preparer(String graph, GraphSpec spec, BufferPool pool, long seed) {
        this.graph = graph;
        this.spec = spec;
        this.pool = pool;
        this.seed = seed;
        for (TableSpec t : spec.tables()) {
            indexes.computeIfAbsent(key(t), k -> new IdIndex(t.name(), t.ids(), t.rows()));
        }
    }

    /** Tables of one size looked up by the same ids share their index. */
    private static List<String> key(TableSpec t) {
        List<String> key = new ArrayList<>(t.ids());
        key.add(Integer.toString(t.rows()));
        return key;
    }

    synchronized PreparedBatch prepare(Batch batch, long step) {
        Map<String, Tensor> inputs = new HashMap<>();
        List<BufferPool.Block> blocks = new ArrayList<>();
        for (InputSpec i : spec.inputs()) {
            inputs.put(i.name(), checked(batch.get(i.name()), i));
        }
        Map<String, BatchIds> ids = new HashMap<>();
        Map<List<String>, BatchIds> indexed = new HashMap<>();
        for (TableSpec t : spec.tables()) {
            ids.put(t.name(), indexed.computeIfAbsent(key(t), k -> indexes.get(k).index(batch)));
        }
        for (NoiseSpec n : spec.noises()) {
            long[] shape = n.shape().clone();
            if (shape.length > 0 && shape[0] == -1) {
                shape[0] = batch.rows();
            }
            Tensor t = take(blocks, n.dtype(), shape);
            NoiseSource.fill(t, n, seed, step);
            inputs.put(n.name(), t);
        }
        return new PreparedBatch(batch, graph, inputs, ids, blocks);
    }

    private Tensor take(List<BufferPool.Block> blocks, DType dtype, long... shape) {
        BufferPool.Block b = pool.take(dtype, shape);
        blocks.add(b);
        return b.tensor();
    }

    private static Tensor checked(Tensor t, InputSpec i) {
        boolean fits = t.dtype() == i.dtype() && t.rank() == i.shape().length;
        for (int d = 0; fits && d < i.shape().length; d++) {
            fits = i.shape()[d] == -1 || i.shape()[d] == t.dim(d);
        }
        if (!fits) {
            throw new QuireException("input '" + i.name() + "' is " + t + " but the model takes " + i.dtype().name().toLowerCase(java.util.Locale.ROOT)
                    + java.util.Arrays.toString(i.shape()) + "; choose a dataset that fits the model");
        }
        return t;
    }
}
