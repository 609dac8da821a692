package quire.api.trainer;

import java.util.Collection;
import java.util.Map;
import quire.api.compute.Optimiser;
import quire.api.compute.Session;
import quire.api.dataset.Split;
import quire.api.model.Model;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;

/**
 * How batches become updates and predictions. {@link #plain()} is one call of one graph; detectors that propose regions between two
 * graphs, players that take turns and providers steered by the loss have their own. Made anew for each session it serves, and used by
 * one training or evaluation at a time; {@link #prepare} and {@link #prepareInference} are called on the reading thread, beside the
 * calls that use the device.
 *
 * @param <P> what the reading thread makes of a batch
 */
public interface Procedure<P> {
    /** Name of the total among the losses. */
    String LOSS = "loss";

    /** The host's share of an update that depends on the batch alone, not on the model's state. */
    P prepare(Session session, Batch batch, long step);

    /**
     * One update.
     *
     * @param step number of the update, counted through all epochs; the only source of randomness beside the seed
     * @return losses by name; {@link #LOSS} is the total
     */
    Map<String, Double> update(Session session, P prepared, long step);

    /** The host's share of a prediction. */
    P prepareInference(Session session, Batch batch, long step);

    /** Predicts; tensors are valid until the next call. */
    Map<String, Tensor> infer(Session session, P prepared, Collection<String> outputs);

    /** Which graphs are trained, and how; the given optimiser carries the rate and schedule the person asked for. */
    default Map<String, Optimiser> optimisers(Optimiser asked) {
        return Map.of(Model.TRAIN, asked);
    }

    /** The examples training draws from, given those of the data set. */
    default Split examples(Split split) {
        return split;
    }

    /** What must be known to go on after a checkpoint, beyond the session's values; small tensors by name. */
    default Map<String, Tensor> state() {
        return Map.of();
    }

    /** Takes back what {@link #state} gave. */
    default void restore(Map<String, Tensor> state) {
    }

    /** One call of {@link Model#TRAIN} per update, one of {@link Model#INFER} per prediction. */
    static Procedure<quire.api.compute.Prepared> plain() {
        return new PlainProcedure();
    }
}
