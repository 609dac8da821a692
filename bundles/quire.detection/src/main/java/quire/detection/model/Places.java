package quire.detection.model;

import java.util.Map;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;

/** The places a one-stage head speaks for: what they learn and what their boxes mean. */
interface Places {
    /** First place after each level. */
    int[] levelEnds();

    /** Empty targets of a batch. */
    Map<String, Tensor> targets(int images);

    /** Fills them. */
    void assign(Batch batch, Map<String, Tensor> targets);

    /** Writes the box of a place to {@code out} at {@code 4 * k}. @param said the four numbers of every place of the image */
    void decode(int place, double[] said, double[] out, int k);
}
