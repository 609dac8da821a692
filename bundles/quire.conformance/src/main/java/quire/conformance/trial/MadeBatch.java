package quire.conformance.trial;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import quire.api.model.GraphSpec;
import quire.api.model.InputSpec;
import quire.api.model.TableSpec;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;

/** A batch of the shapes a graph declares, for papers whose data has no splits: drawn ids, zeros and ones, nothing else. */
final class MadeBatch {
    /** For dimensions that vary and are not the batch's. */
    private static final int OTHER = 3;

    private MadeBatch() {
    }

    static Batch of(GraphSpec graph, int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Tensor> tensors = new HashMap<>();
        for (TableSpec table : graph.tables()) {
            for (String ids : table.ids()) {
                long[] shape = shape(graph, ids, table, rows);
                tensors.put(ids, filled(DType.INT, shape, i -> random.nextInt(table.rows())));
            }
        }
        for (InputSpec input : graph.inputs()) {
            tensors.computeIfAbsent(input.name(), n -> filled(input.dtype(), sized(input.shape(), rows), i -> random.nextInt(2)));
        }
        return new Batch(rows, tensors);
    }

    /** Ids have the shape of what is looked up for them, without its width. */
    private static long[] shape(GraphSpec graph, String ids, TableSpec table, int rows) {
        long[] looked = graph.graph().getVariable(table.lookupInput(ids)).placeholderShape();
        long[] shape = java.util.Arrays.copyOf(looked, looked.length - 1);
        return sized(shape, rows);
    }

    private static long[] sized(long[] declared, int rows) {
        long[] shape = declared.clone();
        for (int i = 0; i < shape.length; i++) {
            shape[i] = shape[i] >= 0 ? shape[i] : i == 0 ? rows : OTHER;
        }
        return shape;
    }

    private static Tensor filled(DType type, long[] shape, java.util.function.IntToDoubleFunction values) {
        double[] v = new double[Tensor.zeros(type, shape).size()];
        java.util.Arrays.setAll(v, values);
        return Converted.to(type, Tensor.of(v, shape));
    }
}
