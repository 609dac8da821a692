package quire.api.tensor;

import java.util.Map;
import quire.api.QuireException;

/**
 * Named tensors that belong together; the first dimension of each is the row, unless the data set says otherwise.
 *
 * @param rows    number of examples
 * @param tensors by input name: graph inputs, labels, weights
 */
public record Batch(int rows, Map<String, Tensor> tensors) {

    public Batch {
        tensors = Map.copyOf(tensors);
    }

    /** The tensor of this name; refuses with the names there are. */
    public Tensor get(String name) {
        Tensor t = tensors.get(name);
        if (t == null) {
            throw new QuireException("the batch has no tensor '" + name + "', only " + new java.util.TreeSet<>(tensors.keySet())
                    + "; choose a dataset that fits the model");
        }
        return t;
    }
}
