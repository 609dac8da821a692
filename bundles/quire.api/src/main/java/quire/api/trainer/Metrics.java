package quire.api.trainer;

import java.util.List;
import java.util.Map;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;

/** Accumulates the quality of predictions over the batches of a split. Made anew for each pass. */
public interface Metrics {
    /** Graph outputs it needs. */
    List<String> outputs();

    /** Takes one batch in; tensors are only valid during the call. */
    void add(Batch batch, Map<String, Tensor> outputs);

    /** Values by name ({@code auc}, {@code log_loss}, {@code accuracy}…); NaN where undefined. */
    Map<String, Double> result();
}
