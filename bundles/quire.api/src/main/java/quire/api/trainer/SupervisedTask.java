package quire.api.trainer;

import java.util.Map;
import quire.api.dataset.Schema;
import quire.api.option.Options;

/**
 * What the platform's supervised trainer must know of a paper: with this service registered under {@link quire.api.paper.PaperService},
 * the paper has a trainer named {@code supervised} for every model that has the graphs {@code train} and {@code infer}.
 */
public interface SupervisedTask {
    /** The paper's values for the supervised trainer's options ({@code epochs}, {@code batch}, {@code rate}…); the rest keep theirs. */
    Map<String, String> defaults();

    /** Training options of the paper's own, offered beside the supervised trainer's; none of its names may be used again. */
    default Options options() {
        return Options.none();
    }

    /** How batches become updates and predictions; one call of one graph by default. */
    default Procedure<?> procedure(ProcedureContext context) {
        return Procedure.plain();
    }

    /** A fresh accumulator. */
    Metrics metrics(Schema schema);

    /** The validation metric that selects the epoch whose weights are kept. */
    String selection();

    /** Whether a larger value of it is better. */
    boolean higherIsBetter();
}
