package quire.engine.libtorch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Finds scaled dot-product attention, softmax(q k' c + bias) v, written as single operations, and makes it LibTorch's one operation for
 * it, which reads the heads where they lie and uses all threads. Only where nobody asks for the attention maps or anything else in
 * between.
 */
final class AttentionFusion {
    /** What the fused operation is called. */
    static final String NAME = "attention";

    private final List<Node> nodes;
    private final Set<Integer> wanted;
    private final Map<Integer, Node> writers = new HashMap<>();
    private final Map<Integer, Integer> readers = new HashMap<>();

    private AttentionFusion(List<Node> nodes, Collection<Integer> wanted) {
        this.nodes = nodes;
        this.wanted = new HashSet<>(wanted);
        for (Node n : nodes) {
            for (int s : n.out()) {
                writers.put(s, n);
            }
            for (int s : n.in()) {
                readers.merge(s, 1, Integer::sum);
            }
        }
    }

    /**
     * The operations of a route with attention joined.
     *
     * @param wanted slots that must be there afterwards
     */
    static List<Node> fuse(List<Node> nodes, Collection<Integer> wanted) {
        return new AttentionFusion(nodes, wanted).run();
    }

    private List<Node> run() {
        Map<Node, Node> joined = new HashMap<>();
        Set<Node> gone = new HashSet<>();
        for (Node n : nodes) {
            Found f = isProduct(n, false) ? found(n) : null;
            if (f != null) {
                joined.put(n, new Node(f.kernel(), f.slots(n.in()[1]), n.out(), NAME, n.args()));
                gone.addAll(f.parts);
            }
        }
        List<Node> out = new ArrayList<>(nodes.size());
        for (Node n : nodes) {
            if (!gone.contains(n)) {
                out.add(joined.getOrDefault(n, n));
            }
        }
        return out;
    }

    private Found found(Node values) {
        Node softmax = only(values.in()[0], "softmax");
        if (softmax == null || values.in()[0] == values.in()[1] || softmax.args().i(0, -1) != -1 && softmax.args().i(0, -1) != 3) {
            return null;
        }
        Found f = new Found();
        f.parts.add(softmax);
        int slot = softmax.in()[0];
        Node sum = only(slot, "add");
        if (sum != null) {
            f.parts.add(sum);
            int which = scores(sum.in()[0]) ? 0 : 1;
            f.bias = sum.in()[1 - which];
            slot = sum.in()[which];
        }
        return scores(slot, f) ? f : null;
    }

    private boolean scores(int slot) {
        return scores(slot, new Found());
    }

    /** Whether a slot holds queries times keys, scaled or not; adds what makes it. */
    private boolean scores(int slot, Found f) {
        int product = slot;
        Node scale = only(slot, "mul_scalar");
        if (scale != null) {
            f.parts.add(scale);
            f.scale = scale.args().scalar();
            product = scale.in()[0];
        }
        Node scores = writers.get(product);
        if (scores == null || !isProduct(scores, true) || only(product, scores.op()) == null) {
            return false;
        }
        f.parts.add(scores);
        f.query = scores.in()[0];
        f.key = scores.in()[1];
        return true;
    }

    private static boolean isProduct(Node n, boolean transposed) {
        return (n.op().equals("matmul") || n.op().equals("mmul")) && n.args().i(0, 0) == 0 && n.args().i(1, 0) == (transposed ? 1 : 0)
                && n.args().i(2, 0) == 0;
    }

    /** The operation that writes a slot which is read once and not asked for, if it has this name. */
    private Node only(int slot, String op) {
        Node n = writers.get(slot);
        return n != null && n.op().equals(op) && readers.get(slot) == 1 && !wanted.contains(slot) ? n : null;
    }

    private static final class Found {
        private final List<Node> parts = new ArrayList<>();
        private int query;
        private int key;
        private int bias = -1;
        private double scale = 1;

        int[] slots(int value) {
            return bias < 0 ? new int[] {query, key, value} : new int[] {query, key, value, bias};
        }

        Kernel kernel() {
            // native numbers are made in each call: a route is found inside the scope of the first one
            return Kernel.composed(in -> {
                if (fits(in)) {
                    TensorOptional mask = in.length > 3 ? new TensorOptional(in[3]) : new TensorOptional();
                    return torch.scaled_dot_product_attention(in[0], in[1], in[2], mask, 0, false, new DoubleOptional(scale), false);
                }
                Tensor scores = torch.mul(SmallProducts.matmul(in[0], false, in[1], true), new Scalar(scale));
                return SmallProducts.matmul(ActivationOps.softmax(in.length > 3 ? torch.add(scores, in[3]) : scores, -1), false, in[2], false);
            });
        }

        /** What LibTorch's fused kernel takes; for the rest its own way is slower than single operations. */
        private static boolean fits(Tensor[] in) {
            for (int k = 0; k < 3; k++) {
                if (in[k].dim() != 4 || in[k].stride(3) != 1 || in[k].size(3) != in[0].size(3) || in[k].size(0) != in[0].size(0)
                        || in[k].size(1) != in[0].size(1)) {
                    return false;
                }
            }
            return in.length < 4 || in[3].dim() == 4 && !in[3].requires_grad();
        }
    }
}
