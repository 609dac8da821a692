package quire.nn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import quire.api.model.BufferSpec;
import quire.api.model.GraphSpec;
import quire.api.model.Init;
import quire.api.model.InputSpec;
import quire.api.model.NoiseSpec;
import quire.api.model.ParameterSpec;
import quire.api.tensor.DType;
import quire.nd4j.Nd4jRuntime;

/**
 * Builds one graph of a model. Everything the session must feed or keep is declared here under its full name; everything else is
 * ordinary SameDiff on {@link #sd()}. {@link #in(String)} gives a builder on the same graph whose parameter, buffer and noise names
 * start with a path, so that blocks can be used many times. Declaring a parameter twice gives the same variable: shared weights.
 */
public final class GraphBuilder {
    private final Shared shared;
    private final String path;

    /** What all scopes of one graph have in common. */
    private static final class Shared {
        final SameDiff sd;
        final DType dtype;
        final boolean training;
        final Map<String, InputSpec> inputs = new LinkedHashMap<>();
        final Map<String, ParameterSpec> parameters = new LinkedHashMap<>();
        final Map<String, BufferSpec> buffers = new LinkedHashMap<>();
        final Map<String, Table> tables = new LinkedHashMap<>();
        final List<NoiseSpec> noises = new ArrayList<>();
        final Map<String, String> outputs = new LinkedHashMap<>();
        long work;

        Shared(DType dtype, boolean training) {
            Nd4jRuntime.start();
            this.sd = SameDiff.create();
            this.dtype = dtype;
            this.training = training;
        }
    }

    /**
     * @param dtype    working type of all floating variables
     * @param training whether dropout and batch statistics are wanted
     */
    public GraphBuilder(DType dtype, boolean training) {
        this(new Shared(dtype, training), "");
    }

    private GraphBuilder(Shared shared, String path) {
        this.shared = shared;
        this.path = path;
    }

    /** The same graph, with {@code name/} in front of declared names. */
    public GraphBuilder in(String name) {
        return new GraphBuilder(shared, path + name + "/");
    }

    public SameDiff sd() {
        return shared.sd;
    }

    public DType dtype() {
        return shared.dtype;
    }

    public boolean training() {
        return shared.training;
    }

    /** A floating input; inputs are named as the batch names them, without the path. */
    public SDVariable input(String name, long... shape) {
        return input(name, shared.dtype, shape);
    }

    /** An input of the given type; declaring it twice gives the same variable. */
    public SDVariable input(String name, DType dtype, long... shape) {
        if (shared.inputs.putIfAbsent(name, new InputSpec(name, dtype, shape)) != null) {
            return shared.sd.getVariable(name);
        }
        return shared.sd.placeHolder(name, dtype.nd4j(), shape);
    }

    /** A trainable tensor. */
    public SDVariable parameter(String name, Init init, long... shape) {
        String full = path + name;
        if (shared.parameters.putIfAbsent(full, new ParameterSpec(full, shared.dtype, init, shape)) != null) {
            return shared.sd.getVariable(full);
        }
        return shared.sd.var(full, shared.dtype.nd4j(), shape);
    }

    /** A saved value that follows no gradient, as this graph reads it. */
    public SDVariable buffer(String name, Init init, long... shape) {
        String full = path + name;
        if (shared.buffers.putIfAbsent(full, new BufferSpec(full, shared.dtype, init, null, shape)) != null) {
            return shared.sd.getVariable(full);
        }
        return shared.sd.placeHolder(full, shared.dtype.nd4j(), shape);
    }

    /** Makes {@code next} the buffer's value after each training step. */
    public void update(String name, SDVariable next) {
        String full = path + name;
        BufferSpec b = shared.buffers.get(full);
        if (b == null) {
            throw new IllegalArgumentException("no buffer " + full);
        }
        String output = "update/" + full;
        shared.outputs.put(output, next.name());
        shared.buffers.put(full, new BufferSpec(full, b.dtype(), b.init(), output, b.shape()));
    }

    /** An embedding table; names of tables are without the path. Declaring it twice gives the same table. */
    public Table table(String name, int rows, int width, Init init) {
        return shared.tables.computeIfAbsent(name, n -> new Table(this, n, rows, width, init));
    }

    /**
     * Inverted dropout; the identity outside training.
     *
     * @param rate  share of elements set to zero
     * @param shape of {@code x}, -1 for the batch's rows, which may only come first
     */
    public SDVariable dropout(String name, SDVariable x, double rate, long... shape) {
        if (!shared.training || rate == 0) {
            return x;
        }
        return x.mul(noise(name, NoiseSpec.Kind.DROPOUT, 1 - rate, shape));
    }

    /** Random numbers as an input drawn by the session. */
    public SDVariable noise(String name, NoiseSpec.Kind kind, double parameter, long... shape) {
        String full = path + name;
        if (shared.noises.stream().anyMatch(n -> n.name().equals(full))) {
            throw new IllegalArgumentException("noise declared twice: " + full + "; each use draws its own, name it apart");
        }
        shared.noises.add(new NoiseSpec(full, shared.dtype, kind, parameter, shape));
        return shared.sd.placeHolder(full, shared.dtype.nd4j(), shape);
    }

    /** A constant in the working type. */
    public SDVariable constant(double[] values, long... shape) {
        return constant(shared.sd, shared.dtype.nd4j(), values, shape);
    }

    /** A constant on a graph whose builder is not at hand. */
    public static SDVariable constant(SameDiff sd, DataType type, double[] values, long... shape) {
        return sd.constant(Nd4j.create(values, shape, type));
    }

    /** A scalar constant in the working type. */
    public SDVariable constant(double value) {
        return shared.sd.constant(Nd4j.scalar(shared.dtype.nd4j(), value));
    }

    /** Notes that a part costs so many multiply-accumulates for one example. Blocks of known size do it themselves. */
    public void work(long multiplyAccumulates) {
        shared.work += multiplyAccumulates;
    }

    /** Multiply-accumulates of one example noted so far. */
    public long work() {
        return shared.work;
    }

    /** Makes a variable readable under a public name. */
    public SDVariable output(String name, SDVariable v) {
        shared.outputs.put(name, v.name());
        return v;
    }

    /**
     * Ends the building.
     *
     * @param loss name of the scalar output to minimise, or null
     */
    public GraphSpec build(String loss) {
        if (loss != null) {
            shared.sd.setLossVariables(shared.outputs.get(loss));
        }
        return new GraphSpec(shared.sd, List.copyOf(shared.inputs.values()), List.copyOf(shared.parameters.values()),
                List.copyOf(shared.buffers.values()), shared.tables.values().stream().map(Table::spec).toList(), shared.noises,
                shared.outputs, loss);
    }
}
