package quire.ctr;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Model;
import quire.api.tensor.DType;
import quire.nn.GraphBuilder;

/**
 * A click-through rate model f(h | theta) that can be taken apart at its embedding: the score as a function of h, so also its
 * gradient with respect to h, and the columns of h that belong to the item. Parameters have the same names in {@link #embed},
 * {@link #logit} and the model's own graphs.
 */
public interface ClickModel extends Model {
    /** Width of h. */
    int width();

    /** Columns of h that hold the item's embedding, rising, at least one. */
    int[] itemColumns();

    /** Working type. */
    DType dtype();

    /** Looks the embeddings up; declares the inputs of the graph. */
    Embedded embed(GraphBuilder g);

    /**
     * Log-odds of a click without the offset.
     *
     * @param h [rows, width], or [samples, rows, width] where {@code layers} have rank 3
     * @return the same rank, last dimension 1
     */
    SDVariable logit(GraphBuilder g, SDVariable h, DenseLayers layers);

    /** The scalar that training lowers, from the whole logit [rows, 1] and the input {@code label} [rows, 1]. */
    SDVariable loss(GraphBuilder g, SDVariable logit);
}
