package quire.api.model;

import java.util.Map;
import java.util.Set;

/**
 * A model as graphs. Stateless: values live in a session. Graphs share parameters, buffers and tables by name; a graph may be built
 * anew on each call.
 */
public interface Model {
    /** Name of the graph that is trained: has a loss, dropout and batch statistics. */
    String TRAIN = "train";
    /** Name of the graph that predicts: deterministic, independent of the batch's composition. */
    String INFER = "infer";

    /** Names of the graphs, usually {@link #TRAIN} and {@link #INFER}. */
    default Set<String> graphs() {
        return Set.of(TRAIN, INFER);
    }

    /**
     * What is known of the model without running it, for tables beside its metrics: {@code mmacs}, millions of multiply-accumulates
     * of one example's prediction; {@code params} is counted by the platform.
     */
    default Map<String, Double> costs() {
        return Map.of();
    }

    /** Builds a graph. */
    GraphSpec graph(String name);
}
