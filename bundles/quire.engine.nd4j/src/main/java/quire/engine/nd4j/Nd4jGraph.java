package quire.engine.nd4j;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.autodiff.samediff.api.OutAndGrad;
import org.nd4j.linalg.api.ndarray.INDArray;
import quire.api.QuireException;
import quire.api.model.BufferSpec;
import quire.api.model.GraphSpec;
import quire.api.model.InputSpec;
import quire.api.model.NoiseSpec;
import quire.api.model.ParameterSpec;
import quire.api.model.TableSpec;
import quire.api.tensor.Tensor;

/** One graph of a program on SameDiff's executor. Parameter arrays are the program's, shared by all graphs and updated in place. */
final class Nd4jGraph {
    private final GraphSpec spec;
    private final SameDiff sd;
    private final List<String> placeholders = new ArrayList<>();
    private final List<String> differentiable = new ArrayList<>();
    private final Map<String, INDArray> buffers;

    Nd4jGraph(GraphSpec spec, Map<String, INDArray> parameters, Map<String, INDArray> buffers) {
        this.spec = spec;
        this.sd = spec.graph();
        this.buffers = buffers;
        sd.setVariablesArrays(new SharedArrays(parameters));
        for (ParameterSpec p : spec.parameters()) {
            differentiable.add(p.name());
        }
        for (InputSpec i : spec.inputs()) {
            placeholders.add(i.name());
            if (i.dtype().floating()) {
                differentiable.add(i.name());
            }
        }
        for (TableSpec t : spec.tables()) {
            t.ids().forEach(id -> placeholders.add(t.lookupInput(id)));
            t.ids().forEach(id -> differentiable.add(t.lookupInput(id)));
        }
        for (NoiseSpec n : spec.noises()) {
            placeholders.add(n.name());
        }
        if (spec.loss() != null) {
            sd.setLossVariables(spec.variable(spec.loss()));
            sd.createGradFunction(differentiable.toArray(new String[0]));
        }
    }

    GraphSpec spec() {
        return spec;
    }

    /** Feeds the inputs the wanted variables may need. */
    private Map<String, INDArray> feed(Map<String, Tensor> inputs) {
        Map<String, INDArray> feed = new HashMap<>();
        for (String name : placeholders) {
            Tensor t = inputs.get(name);
            if (t != null) {
                feed.put(name, NativeArrays.view(t));
            }
        }
        for (BufferSpec b : spec.buffers()) {
            feed.put(b.name(), buffers.get(b.name()));
        }
        return feed;
    }

    /** Forward pass; arrays by public output name, row-major. */
    Map<String, INDArray> run(Map<String, Tensor> inputs, Collection<String> outputs) {
        List<String> variables = outputs.stream().map(spec::variable).distinct().toList();
        Map<String, INDArray> values;
        try {
            values = sd.output(feed(inputs), variables);
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw failed(e);
        }
        return named(values, outputs);
    }

    /**
     * Forward and backward pass.
     *
     * @param wrt variables to differentiate by
     * @return outputs under their names, gradients under {@code grad/<variable>}; those that are zero by structure are absent
     */
    Map<String, INDArray> backward(Map<String, Tensor> inputs, Collection<String> outputs, Collection<String> wrt) {
        List<String> variables = outputs.stream().map(spec::variable).distinct().toList();
        List<String> connected = wrt.stream().filter(v -> {
            SDVariable g = sd.getVariable(v).gradient();
            return g != null;
        }).toList();
        OutAndGrad result;
        try {
            result = sd.calculateGradientsAndOutputs(feed(inputs), variables, connected);
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw failed(e);
        }
        Map<String, INDArray> all = named(result.getOutputs(), outputs);
        result.getGradients().forEach((k, v) -> all.put("grad/" + k, NativeArrays.rowMajor(v)));
        return all;
    }

    private Map<String, INDArray> named(Map<String, INDArray> values, Collection<String> outputs) {
        Map<String, INDArray> named = new LinkedHashMap<>();
        for (String o : outputs) {
            SDVariable v = sd.getVariable(spec.variable(o));
            INDArray value = values.get(v.name());
            // results are closed after use; what the graph or the program owns must not be
            named.put(o, v.getVariableType() == VariableType.ARRAY ? NativeArrays.rowMajor(value) : value.dup('c'));
        }
        return named;
    }

    private static QuireException failed(RuntimeException e) {
        return new QuireException("ND4J could not run the graph: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                + "; check that the dataset fits the model", e);
    }
}
