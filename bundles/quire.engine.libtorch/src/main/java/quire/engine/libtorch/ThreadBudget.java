package quire.engine.libtorch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * Decides how many of the granted threads a call uses. Waking and joining threads costs more than small operations do, so a graph
 * gets them only where its average operation is large. The decision depends on the shapes of the inputs alone: a resumed run decides
 * as the uninterrupted one did, and results stay the same bit for bit.
 */
final class ThreadBudget {
    /**
     * Elements the average operation must write before more than one thread is taken: about where two idle cores gain a quarter.
     */
    private static final double LARGE = 200_000;
    /** Multiplications of a convolution or product that take as long as writing one element. */
    private static final double PRODUCTS = 16;
    /** Decisions kept; more kinds of batches than this are measured anew. */
    private static final int KEPT = 256;

    private final int granted;
    private final Map<String, Integer> decided = new HashMap<>();

    ThreadBudget(int granted) {
        this.granted = Math.max(1, granted);
    }

    /** Sets the number for the calling thread. */
    void apply(int threads) {
        Natives.threads(threads);
    }

    /**
     * Sets the number of threads for a call. The first batch of its shapes is run once more than needed, to be measured.
     *
     * @param slots inputs and constants; not changed
     */
    void applyTo(Graph graph, Plan.Route route, org.bytedeco.pytorch.Tensor[] slots, Map<String, quire.api.tensor.Tensor> inputs) {
        if (granted == 1) {
            apply(1);
            return;
        }
        String shapes = graph.name() + route.nodes().length + inputs.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(e -> Arrays.toString(e.getValue().shape())).collect(Collectors.joining());
        if (decided.size() >= KEPT) {
            decided.clear();
        }
        Integer known = decided.get(shapes);
        if (known == null) {
            apply(1);
            known = work(graph.plan(), route, slots.clone()) / Math.max(1, route.nodes().length) < LARGE ? 1 : granted;
            decided.put(shapes, known);
        }
        apply(known);
    }

    private static double work(Plan plan, Plan.Route route, org.bytedeco.pytorch.Tensor[] slots) {
        double[] sum = new double[1];
        try (PointerScope scope = new PointerScope(); NoGradGuard guard = new NoGradGuard()) {
            plan.run(route, slots, (node, in, out) -> {
                for (org.bytedeco.pytorch.Tensor t : out) {
                    sum[0] += t.numel() * cost(node, in, t);
                }
            });
        }
        return sum[0];
    }

    /** Cost of one element of a result. Products of batches count as nothing more: OpenBLAS keeps to one thread. */
    private static double cost(Node node, List<org.bytedeco.pytorch.Tensor> in, org.bytedeco.pytorch.Tensor out) {
        if (node.op().equals("matmul") || node.op().equals("mmul")) {
            return in.get(1).dim() == 2 ? 1 + in.get(0).size(-1) / PRODUCTS : 1;
        }
        if (node.op().equals(AttentionFusion.NAME)) {
            return 1 + 2 * in.get(1).size(-2) / PRODUCTS;
        }
        return node.op().contains("conv") && in.size() > 1 ? 1 + in.get(1).numel() / (double) Math.max(1, channels(in.get(1))) / PRODUCTS : 1;
    }

    /** Output channels of weights [kH, kW, in, out]. */
    private static long channels(org.bytedeco.pytorch.Tensor weights) {
        return weights.size(-1);
    }
}
