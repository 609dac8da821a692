package quire.engine.libtorch;

import java.util.Map;

/** Decides how many threads a call may use, within what the lease grants. */
final class ThreadBudget {
    private final int granted;

    ThreadBudget(int granted) {
        this.granted = Math.max(1, granted);
    }

    /** Sets the number for the calling thread: OpenMP keeps it per thread. */
    void apply(int threads) {
        Natives.threads(Integer.getInteger("lt.omp",threads), Integer.getInteger("lt.blas",1));
    }

    int choose(Graph graph, Plan.Route route, org.bytedeco.pytorch.Tensor[] slots, Map<String, quire.api.tensor.Tensor> inputs) {
        return granted;
    }
}
