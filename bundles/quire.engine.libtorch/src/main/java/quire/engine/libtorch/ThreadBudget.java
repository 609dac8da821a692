package quire.engine.libtorch;

import java.util.Map;
import org.bytedeco.pytorch.global.torch;

/** Decides how many threads a call may use, within what the lease grants. */
final class ThreadBudget {
    private final int granted;

    ThreadBudget(int granted) {
        this.granted = Math.max(1, granted);
    }

    /** Sets the number for the calling thread: OpenMP keeps it per thread. */
    void apply(int threads) {
        torch.set_num_threads(threads);
    }

    int choose(Graph graph, Plan.Route route, org.bytedeco.pytorch.Tensor[] slots, Map<String, quire.api.compute.Tensor> inputs) {
        return granted;
    }
}
