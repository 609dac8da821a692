package quire.api.model;

import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * A SameDiff graph and what its ends mean. Parameters are SameDiff variables; inputs, buffers, looked-up table rows and noise are
 * placeholders; everything else is constant or computed. The graph holds no parameter values. Build it with {@code quire.nn}'s
 * {@code GraphBuilder}.
 *
 * @param outputs public name to SameDiff variable name
 * @param loss    public name of a scalar output, or null where the graph is not trained
 */
public record GraphSpec(SameDiff graph, List<InputSpec> inputs, List<ParameterSpec> parameters, List<BufferSpec> buffers,
        List<TableSpec> tables, List<NoiseSpec> noises, Map<String, String> outputs, String loss) {
    public GraphSpec {
        inputs = List.copyOf(inputs);
        parameters = List.copyOf(parameters);
        buffers = List.copyOf(buffers);
        tables = List.copyOf(tables);
        noises = List.copyOf(noises);
        outputs = Map.copyOf(outputs);
    }

    /** The SameDiff variable behind an output; refuses with the names there are. */
    public String variable(String output) {
        String v = outputs.get(output);
        if (v == null) {
            throw new quire.api.QuireException("the graph has no output '" + output + "', only " + new java.util.TreeSet<>(outputs.keySet()));
        }
        return v;
    }
}
