package quire.api.compute;

import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;

/**
 * A model on a device: the only way a graph is executed. Holds parameters, buffers, embedding tables and optimiser state in native
 * memory. One caller at a time; {@link #prepare} alone may be called beside another call.
 *
 * <p>Tensors given back are views that stay valid until the next call on this session; {@link Tensor#copy()} keeps them.
 */
@ProviderType
public interface Session extends AutoCloseable {
    /** Which engine runs it. */
    String engine();

    /** Why that engine, one line. */
    String engineReason();

    /**
     * Makes a batch ready for a graph.
     *
     * @param step number that seeds the graph's noise; the update's number in training
     */
    Prepared prepare(String graph, Batch batch, long step);

    /**
     * Forward pass.
     *
     * @param outputs names of graph outputs; all of the graph's when empty
     */
    Map<String, Tensor> run(Prepared batch, Collection<String> outputs);

    /** Forward pass of the graph {@link quire.api.model.Model#INFER}. */
    default Map<String, Tensor> run(Batch batch, String... outputs) {
        return run(prepare(quire.api.model.Model.INFER, batch, 0), java.util.List.of(outputs));
    }

    /**
     * Forward and backward pass and one update of the graph's optimiser.
     *
     * @return the outputs asked for, and the loss under the name of the graph's loss
     * @throws quire.api.QuireException if the loss is not finite
     */
    Map<String, Tensor> step(Prepared batch, Collection<String> outputs);

    /**
     * Gradients of a graph's loss, without an update.
     *
     * @param wrt names of floating inputs, parameters, tables or single lookups ({@code <table>@<ids>}); a table's gradient
     *            comes as {@code <table>} for the distinct ids given in {@code <table>@ids}
     * @return gradients under those names, and the loss under its own
     */
    Map<String, Tensor> gradients(Prepared batch, Collection<String> wrt);

    /** Name under which {@link #step} and {@link #gradients} give a graph's loss. */
    String loss(String graph);

    /** Updates done by this graph's optimiser so far. */
    long steps(String graph);

    /** Scales the learning rate of a graph's optimiser from now on (plateau schedules); part of the saved state. */
    void rateFactor(String graph, double factor);

    /** Values a model consists of: parameters, buffers and whole tables, by name, as copies. */
    Map<String, Tensor> parameters();

    /** Everything a resumed session needs beyond {@link #parameters()}: optimiser moments and counters, as copies. */
    Map<String, Tensor> optimiserState();

    /**
     * Overwrites values by name; names absent from the map keep theirs. A table may be given with fewer rows than it has: the rest
     * keep their initial values.
     *
     * @throws quire.api.QuireException if a name is unknown or a shape differs; nothing is changed then
     */
    void load(Map<String, Tensor> values);

    /** Number of trainable values, tables included. */
    long parameterCount();

    @Override
    void close();
}
