package quire.ctr;

import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * A click model's input after the embedding.
 *
 * @param h      [rows, width], the concatenated feature embeddings
 * @param offset [rows, 1], added to the logit beside the dense layers (factorisation machines), or null
 * @param losses scalars added to the loss in training
 */
public record Embedded(SDVariable h, SDVariable offset, List<SDVariable> losses) {
    public Embedded {
        losses = List.copyOf(losses);
    }

    /** Embeddings alone. */
    public Embedded(SDVariable h) {
        this(h, null, List.of());
    }
}
