package quire.api.paper;

import java.util.List;
import java.util.Map;
import quire.api.compute.Optimiser;
import quire.api.model.Model;
import quire.api.tensor.Batch;
import quire.api.trainer.Procedure;

/** The sizes at which a paper is timed. Registered with {@link PaperService}. */
public interface Benchmark {
    /** Cases in the order they are reported. */
    List<Case> cases();

    /** One thing to time. */
    sealed interface Case permits GraphCase, HostCase {
        String name();
    }

    /**
     * Training step and inference of a model.
     *
     * @param model     what to run
     * @param procedure how a batch becomes an update
     * @param optimiser for the training step; null times inference only
     * @param batch     input data; used again in every step
     * @param infer     batch for inference, or null for {@code batch}
     */
    record GraphCase(String name, Model model, Procedure<?> procedure, Optimiser optimiser, Batch batch, Batch infer) implements Case {
        /** A model trained by one call of its graph. */
        public GraphCase(String name, Model model, Optimiser optimiser, Batch batch, Batch infer) {
            this(name, model, Procedure.plain(), optimiser, batch, infer);
        }
    }

    /**
     * Host work, timed as it is.
     *
     * @param items what one call handles, for items/s
     */
    record HostCase(String name, int items, HostWork work) implements Case {
    }

    /** Work to time; closed when its case is over. */
    @FunctionalInterface
    interface HostWork extends AutoCloseable {
        /** One call. */
        void run();

        /** What else it measured while it ran, by name with the unit, as {@code p99 ms}; printed below the table. */
        default Map<String, Double> figures() {
            return Map.of();
        }

        @Override
        default void close() {
        }
    }
}
