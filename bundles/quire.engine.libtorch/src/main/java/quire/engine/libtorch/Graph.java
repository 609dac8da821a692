package quire.engine.libtorch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import quire.api.QuireException;
import quire.api.model.BufferSpec;
import quire.api.model.GraphSpec;
import quire.api.tensor.DType;

/**
 * A compiled graph with its public names.
 *
 * @param outputs by public name
 * @param updates output that becomes a buffer's value, by buffer
 */
record Graph(String name, GraphSpec spec, Plan plan, Map<String, Output> outputs, Map<String, Output> updates, Set<String> buffers) {

    /** Where an output is found and what type it is declared to have; null where that type does not cross the seam. */
    record Output(int slot, DType dtype) {
    }

    static Graph of(String name, GraphSpec spec, Plan plan) {
        Map<String, Output> outputs = new LinkedHashMap<>();
        spec.outputs().forEach((output, variable) -> outputs.put(output,
                new Output(plan.slots().get(variable), type(spec.graph().getVariable(variable).dataType()))));
        Map<String, Output> updates = new LinkedHashMap<>();
        for (BufferSpec b : spec.buffers()) {
            if (b.update() != null) {
                updates.put(b.name(), outputs.get(b.update()));
            }
        }
        Set<String> parameters = spec.parameters().stream().map(p -> p.name()).collect(Collectors.toSet());
        plan.sources().forEach((source, s) -> {
            if (spec.graph().getVariable(source).getVariableType() == org.nd4j.autodiff.samediff.VariableType.VARIABLE
                    && !parameters.contains(source)) {
                throw new QuireException("graph '" + name + "' has a variable '" + source + "' that is not declared as a parameter; "
                        + "make it a parameter, a placeholder or a constant");
            }
        });
        return new Graph(name, spec, plan, outputs, updates, spec.buffers().stream().map(BufferSpec::name).collect(Collectors.toSet()));
    }

    private static DType type(org.nd4j.linalg.api.buffer.DataType type) {
        for (DType d : DType.values()) {
            if (d.nd4j() == type) {
                return d;
            }
        }
        return null;
    }

    Output output(String output) {
        Output o = outputs.get(output);
        if (o == null) {
            throw new QuireException("graph '" + name + "' has no output '" + output + "', only " + new java.util.TreeSet<>(outputs.keySet()));
        }
        return o;
    }
}
