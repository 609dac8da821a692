package quire.api.paper;

import java.util.List;
import quire.api.compute.Optimiser;
import quire.api.model.Model;
import quire.api.tensor.Batch;

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
     * @param optimiser for the training step; null times inference only
     * @param batch     input data; used again in every step
     * @param infer     batch for inference, or null for {@code batch}
     */
    record GraphCase(String name, Model model, Optimiser optimiser, Batch batch, Batch infer) implements Case {
    }

    /**
     * Host work, timed as it is.
     *
     * @param items what one call handles, for items/s
     * @param work  one call
     */
    record HostCase(String name, int items, Runnable work) implements Case {
    }
}
