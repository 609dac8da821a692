package quire.conformance.trial;

import java.util.HashMap;
import java.util.Map;
import quire.api.model.GraphSpec;
import quire.api.model.InputSpec;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;

/** The same numbers in another type. */
public final class Converted {
    private Converted() {
    }

    /** A tensor as the type asked for; the same one if it is of that type. */
    public static Tensor to(DType type, Tensor t) {
        if (t.dtype() == type) {
            return t;
        }
        double[] v = t.toDoubles();
        Tensor out = Tensor.zeros(type, t.shape());
        switch (type) {
            case DOUBLE -> out.doubles().put(v);
            case FLOAT -> {
                float[] f = new float[v.length];
                for (int i = 0; i < v.length; i++) {
                    f[i] = (float) v[i];
                }
                out.floats().put(f);
            }
            case INT -> out.ints().put(java.util.Arrays.stream(v).mapToInt(x -> (int) x).toArray());
            case LONG -> out.longs().put(java.util.Arrays.stream(v).mapToLong(x -> (long) x).toArray());
        }
        return out;
    }

    /** A batch in the types a graph takes. */
    public static Batch to(GraphSpec graph, Batch batch) {
        Map<String, Tensor> tensors = new HashMap<>(batch.tensors());
        for (InputSpec input : graph.inputs()) {
            tensors.computeIfPresent(input.name(), (n, t) -> to(input.dtype(), t));
        }
        return new Batch(batch.rows(), tensors);
    }
}
