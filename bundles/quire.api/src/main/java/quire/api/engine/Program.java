package quire.api.engine;

import java.util.Collection;
import java.util.Map;
import quire.api.tensor.Tensor;

/**
 * Graphs on a device with the values they own: dense parameters, buffers, moments of the dense optimisers. Embedding rows and noise
 * arrive as ordinary inputs. One caller at a time, any thread. Tensors given back are views valid until the next call.
 */
public interface Program extends AutoCloseable {
    /** Forward pass. Inputs are all placeholders of the graph except buffers. Applies no buffer update. */
    Map<String, Tensor> run(String graph, Map<String, Tensor> inputs, Collection<String> outputs);

    /**
     * Forward and backward pass. Gradients of the trainable dense parameters stay inside for {@link #apply}; gradients of
     * {@code inputGradients} (names of floating placeholders or of parameters) come back under {@code grad/<name>}, outputs and the
     * loss under their own names. Buffer updates of the graph are held back until {@link #apply} too.
     */
    Map<String, Tensor> backward(String graph, Map<String, Tensor> inputs, Collection<String> outputs,
            Collection<String> inputGradients);

    /** Sum of squares of the gradients held since {@link #backward}, over trainable parameters that are not frozen. */
    double gradientSquares();

    /**
     * Updates parameters and buffers with what {@link #backward} left.
     *
     * @param graph          the graph of that call
     * @param iteration      number of this update, from 0
     * @param rate           learning rate after schedule and plateau factor, before group factors
     * @param gradientFactor factor on all gradients (clipping)
     */
    void apply(String graph, long iteration, double rate, double gradientFactor);

    /** Parameters, buffers, and moments as {@code adam.m/<graph>/<name>}, {@code adam.v/<graph>/<name>}, {@code sgd.v/<graph>/<name>}. */
    Collection<String> names();

    /** A copy of a value. */
    Tensor read(String name);

    /** Overwrites a value; shape and type must agree. */
    void write(String name, Tensor value);

    /** Native bytes held by this program. */
    long nativeBytes();

    @Override
    void close();
}
