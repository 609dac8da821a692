package quire.engine.libtorch;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import quire.api.QuireException;

/**
 * A graph as a list of operations over numbered slots. Immutable but for the cache of routes, which are lists of those operations
 * that a set of wanted slots needs.
 *
 * @param constants tensors by slot, null elsewhere; owned by the program's arena
 * @param sources   slots that are fed, by variable name: placeholders and parameters
 * @param slots     slot of each variable that may be asked for
 */
record Plan(List<Node> nodes, Tensor[] constants, Map<String, Source> sources, Map<String, Integer> slots,
        Map<List<Integer>, Route> routes) {

    /**
     * Something fed from outside.
     *
     * @param shape declared dimensions, -1 where they vary, null where nothing is declared
     */
    record Source(int slot, org.nd4j.linalg.api.buffer.DataType type, long[] shape) {
    }

    /**
     * What a set of outputs needs.
     *
     * @param dead slots that nobody reads after each operation
     */
    record Route(Node[] nodes, int[][] dead, BitSet read) {
    }

    Route route(Collection<Integer> wanted) {
        return routes.computeIfAbsent(List.copyOf(wanted), this::trace);
    }

    private Route trace(List<Integer> wanted) {
        BitSet needed = new BitSet();
        wanted.forEach(needed::set);
        List<Node> chosen = new ArrayList<>();
        for (int n = nodes.size() - 1; n >= 0; n--) {
            Node node = nodes.get(n);
            boolean use = false;
            for (int s : node.out()) {
                use |= needed.get(s);
            }
            if (use) {
                chosen.add(0, node);
                for (int s : node.in()) {
                    needed.set(s);
                }
            }
        }
        chosen = AttentionFusion.fuse(chosen, wanted);
        Map<Integer, Integer> last = new HashMap<>();
        for (int n = 0; n < chosen.size(); n++) {
            for (int s : chosen.get(n).in()) {
                // sources and constants are not in the map: they are not this route's to close
                if (last.containsKey(s)) {
                    last.put(s, n);
                }
            }
            for (int s : chosen.get(n).out()) {
                last.put(s, n);
            }
        }
        wanted.forEach(last::remove);
        int[][] dead = new int[chosen.size()][];
        for (int n = 0; n < dead.length; n++) {
            int at = n;
            dead[n] = last.entrySet().stream().filter(e -> e.getValue() == at).mapToInt(Map.Entry::getKey).toArray();
        }
        return new Route(chosen.toArray(Node[]::new), dead, needed);
    }

    /** Sees what each operation was given and gave. */
    @FunctionalInterface
    interface Observer {
        void saw(Node node, List<Tensor> in, List<Tensor> out);
    }

    /** Runs a route. */
    void run(Route route, Tensor[] slots) {
        run(route, slots, null);
    }

    /** Runs a route. Handles go to the open pointer scope; those nobody needs any more are closed on the way. */
    void run(Route route, Tensor[] slots, Observer observer) {
        Node[] nodes = route.nodes();
        for (int n = 0; n < nodes.length; n++) {
            Node node = nodes[n];
            int[] in = node.in();
            Tensor[] arguments = new Tensor[in.length];
            for (int k = 0; k < in.length; k++) {
                arguments[k] = slots[in[k]];
            }
            Tensor[] results;
            try {
                results = node.kernel().run(arguments);
            } catch (UnsupportedOpException e) {
                throw new QuireException(node.place() + " " + e.getMessage() + "; use the engine nd4j", e);
            } catch (RuntimeException e) {
                throw new QuireException(node.place() + " failed in LibTorch: " + Natives.firstLine(e), e);
            }
            int[] out = node.out();
            for (int k = 0; k < out.length; k++) {
                slots[out[k]] = results[k];
            }
            if (observer != null) {
                observer.saw(node, List.of(arguments), List.of(results));
            }
            for (int s : route.dead()[n]) {
                slots[s].close();
                slots[s] = null;
            }
        }
    }
}
