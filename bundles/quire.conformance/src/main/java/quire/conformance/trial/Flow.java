package quire.conformance.trial;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nd4j.autodiff.functions.DifferentialFunction;
import quire.api.model.GraphSpec;
import quire.api.model.NoiseSpec;

/** Which variables of a graph flow into which. */
public final class Flow {
    private static final String STOP = "stop_gradient";
    private final List<DifferentialFunction> ops;
    private final GraphSpec spec;

    public Flow(GraphSpec spec) {
        this.spec = spec;
        ops = List.of(spec.graph().ops());
    }

    /** Variables a stopped gradient comes from: the loss depends on them in ways its gradient leaves out on purpose. */
    public Set<String> stopped() {
        Set<String> names = new HashSet<>();
        ops.stream().filter(o -> STOP.equals(o.opName())).forEach(o -> names.addAll(List.of(o.argNames())));
        boolean more = true;
        while (more) {
            more = false;
            for (DifferentialFunction op : ops) {
                if (op.argNames() != null && anyOf(op.outputVariablesNames(), names)) {
                    more |= names.addAll(List.of(op.argNames()));
                }
            }
        }
        return names;
    }

    /** Public names of the outputs that random numbers flow into. */
    public Set<String> drawn() {
        Set<String> names = new HashSet<>();
        spec.noises().stream().map(NoiseSpec::name).forEach(names::add);
        boolean more = !names.isEmpty();
        while (more) {
            more = false;
            for (DifferentialFunction op : ops) {
                if (anyOf(op.argNames(), names)) {
                    more |= names.addAll(List.of(op.outputVariablesNames()));
                }
            }
        }
        Set<String> outputs = new HashSet<>(spec.outputs().keySet());
        outputs.removeIf(o -> !names.contains(spec.variable(o)));
        return outputs;
    }

    private static boolean anyOf(String[] some, Collection<String> names) {
        return some != null && Arrays.stream(some).anyMatch(names::contains);
    }
}
