package quire.engine.nd4j;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import quire.api.QuireException;
import quire.api.compute.Optimiser;
import quire.api.engine.Program;
import quire.api.engine.ProgramSpec;
import quire.api.model.BufferSpec;
import quire.api.model.GraphSpec;
import quire.api.model.ParameterSpec;
import quire.api.tensor.Tensor;
import quire.nd4j.Nd4jRuntime;

/** Graphs on ND4J with the values they share. */
final class Nd4jProgram implements Program {
    private final int threads;
    private final Map<String, INDArray> parameters = new LinkedHashMap<>();
    private final Map<String, INDArray> buffers = new LinkedHashMap<>();
    private final Map<String, INDArray> moments = new LinkedHashMap<>();
    private final Map<String, Nd4jGraph> graphs = new HashMap<>();
    private final Map<String, DenseOptimiser> optimisers = new HashMap<>();
    /** Arrays handed out or held back by the last call. */
    private final List<INDArray> held = new ArrayList<>();
    private final Map<String, INDArray> gradients = new LinkedHashMap<>();
    private final Map<String, INDArray> nextBuffers = new LinkedHashMap<>();

    Nd4jProgram(ProgramSpec spec) {
        this.threads = spec.threads();
        spec.graphs().values().forEach(this::allocate);
        spec.graphs().forEach((name, g) -> graphs.put(name, new Nd4jGraph(g, parameters, buffers)));
        spec.optimisers().forEach((name, o) -> optimisers.put(name, new DenseOptimiser(name, o, moments)));
    }

    private void allocate(GraphSpec g) {
        for (ParameterSpec p : g.parameters()) {
            parameters.computeIfAbsent(p.name(), n -> Nd4j.createUninitialized(p.dtype().nd4j(), p.shape(), 'c').assign(0));
        }
        for (BufferSpec b : g.buffers()) {
            buffers.computeIfAbsent(b.name(), n -> Nd4j.createUninitialized(b.dtype().nd4j(), b.shape(), 'c').assign(0));
        }
    }

    @Override
    public Map<String, Tensor> run(String graph, Map<String, Tensor> inputs, Collection<String> outputs) {
        begin();
        Map<String, INDArray> values = graph(graph).run(inputs, outputs);
        return give(values, outputs);
    }

    @Override
    public Map<String, Tensor> backward(String graph, Map<String, Tensor> inputs, Collection<String> outputs,
            Collection<String> inputGradients) {
        begin();
        Nd4jGraph g = graph(graph);
        DenseOptimiser optimiser = optimisers.get(graph);
        Set<String> wrt = new LinkedHashSet<>(inputGradients);
        if (optimiser != null) {
            g.spec().parameters().stream().map(ParameterSpec::name).filter(n -> !optimiser.options().frozen(n)).forEach(wrt::add);
        }
        Set<String> wanted = new LinkedHashSet<>(outputs);
        wanted.add(g.spec().loss());
        List<BufferSpec> updates = g.spec().buffers().stream().filter(b -> b.update() != null).toList();
        if (optimiser != null) {
            updates.forEach(b -> wanted.add(b.update()));
        }
        Map<String, INDArray> values = g.backward(inputs, wanted, wrt);
        if (optimiser != null) {
            updates.forEach(b -> nextBuffers.put(b.name(), values.get(b.update())));
            for (ParameterSpec p : g.spec().parameters()) {
                INDArray gradient = values.get("grad/" + p.name());
                if (gradient != null && !optimiser.options().frozen(p.name())) {
                    gradients.put(p.name(), gradient);
                }
            }
        }
        Set<String> visible = new LinkedHashSet<>(outputs);
        visible.add(g.spec().loss());
        Map<String, Tensor> given = give(values, visible);
        for (String name : inputGradients) {
            INDArray gradient = values.get("grad/" + name);
            given.put("grad/" + name, gradient == null ? zerosLike(name, inputs) : NativeArrays.tensor(gradient));
        }
        return given;
    }

    /** The gradient of something the loss does not depend on. */
    private Tensor zerosLike(String name, Map<String, Tensor> inputs) {
        Tensor t = inputs.containsKey(name) ? inputs.get(name) : NativeArrays.tensor(parameters.get(name));
        return Tensor.zeros(t.dtype(), t.shape());
    }

    @Override
    public double gradientSquares() {
        double sum = 0;
        for (INDArray g : gradients.values()) {
            double norm = g.norm2Number().doubleValue();
            sum += norm * norm;
        }
        return sum;
    }

    @Override
    public void apply(String graph, long iteration, double rate, double gradientFactor) {
        DenseOptimiser optimiser = optimisers.get(graph);
        gradients.forEach((name, g) -> optimiser.update(name, parameters.get(name), g, iteration, rate, gradientFactor));
        nextBuffers.forEach((name, next) -> buffers.get(name).assign(next));
        gradients.clear();
        nextBuffers.clear();
    }

    private void begin() {
        Nd4jRuntime.setThreads(threads);
        gradients.clear();
        nextBuffers.clear();
        release();
    }

    private void release() {
        for (INDArray a : held) {
            if (a.closeable() && !a.wasClosed()) {
                a.close();
            }
        }
        held.clear();
    }

    private Map<String, Tensor> give(Map<String, INDArray> values, Collection<String> outputs) {
        Map<String, Tensor> out = new LinkedHashMap<>();
        for (String o : outputs) {
            out.put(o, NativeArrays.tensor(values.get(o)));
        }
        held.addAll(values.values());
        return out;
    }

    private Nd4jGraph graph(String name) {
        Nd4jGraph g = graphs.get(name);
        if (g == null) {
            throw new QuireException("the model has no graph '" + name + "', only " + graphs.keySet());
        }
        return g;
    }

    @Override
    public Collection<String> names() {
        List<String> all = new ArrayList<>(parameters.keySet());
        all.addAll(buffers.keySet());
        all.addAll(moments.keySet());
        return all;
    }

    private INDArray value(String name) {
        INDArray a = parameters.get(name);
        if (a == null) {
            a = buffers.get(name);
        }
        return a == null ? moments.get(name) : a;
    }

    @Override
    public Tensor read(String name) {
        INDArray a = value(name);
        if (a == null) {
            throw new QuireException("the program has no value '" + name + "'");
        }
        return NativeArrays.tensor(a).copy();
    }

    @Override
    public void write(String name, Tensor t) {
        INDArray a = value(name);
        if (a == null) {
            a = Nd4j.createUninitialized(t.dtype().nd4j(), t.shape(), 'c');
            moments.put(name, a);
        }
        NativeArrays.tensor(a).set(t);
    }

    @Override
    public long nativeBytes() {
        long bytes = 0;
        for (Map<String, INDArray> store : List.of(parameters, buffers, moments)) {
            for (INDArray a : store.values()) {
                bytes += a.length() * a.dataType().width();
            }
        }
        return bytes + held.stream().filter(a -> !a.wasClosed()).mapToLong(a -> a.length() * a.dataType().width()).sum();
    }

    @Override
    public void close() {
        release();
        for (Map<String, INDArray> store : List.of(parameters, buffers, moments)) {
            store.values().forEach(INDArray::close);
            store.clear();
        }
        graphs.clear();
    }
}
