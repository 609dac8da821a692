package quire.api.compute;

import java.util.Map;

/**
 * How to open a session.
 *
 * @param seed       makes initial parameters and noise
 * @param optimisers by name of the graph they train; empty for inference only
 */
public record SessionOptions(long seed, Map<String, Optimiser> optimisers) {
    public SessionOptions {
        optimisers = Map.copyOf(optimisers);
    }

    /** No training. */
    public static SessionOptions inference(long seed) {
        return new SessionOptions(seed, Map.of());
    }

    /** Trains the graph named {@link quire.api.model.Model#TRAIN}. */
    public static SessionOptions training(long seed, Optimiser optimiser) {
        return new SessionOptions(seed, Map.of(quire.api.model.Model.TRAIN, optimiser));
    }
}
