package quire.engine.libtorch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.autodiff.samediff.internal.Variable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import quire.api.QuireException;
import quire.api.model.GraphSpec;

/** Walks a SameDiff graph once and makes a {@link Plan} of it. What depends on constants alone is computed right away. */
final class GraphCompiler {
    private final OpTable table;
    private final GraphSpec spec;
    private final SameDiff sd;
    private final Torch torch;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Integer> slots = new HashMap<>();
    private final Map<Integer, Tensor> constants = new HashMap<>();
    private final Map<String, Plan.Source> sources = new LinkedHashMap<>();
    private int size;

    GraphCompiler(OpTable table, GraphSpec spec, Torch torch) {
        this.table = table;
        this.spec = spec;
        this.sd = spec.graph();
        this.torch = torch;
    }

    /** The first operation that cannot be run, with its place. */
    static Optional<String> unsupported(OpTable table, GraphSpec spec, Torch torch) {
        for (SameDiffOp op : operations(spec)) {
            OpArgs args = new OpArgs(spec.graph(), op, torch);
            if (args.name().equals("identity")) {
                continue;
            }
            try {
                table.make(args);
            } catch (UnsupportedOpException e) {
                return Optional.of(args.place() + " " + e.getMessage());
            }
        }
        return Optional.empty();
    }

    /** Operations the graph's outputs need, inputs before users. */
    private static List<SameDiffOp> operations(GraphSpec spec) {
        Map<String, Variable> variables = spec.graph().getVariables();
        Map<String, SameDiffOp> ops = spec.graph().getOps();
        List<SameDiffOp> ordered = new ArrayList<>();
        Set<String> entered = new HashSet<>();
        Set<String> done = new HashSet<>();
        Deque<String> stack = new ArrayDeque<>();
        for (String output : new java.util.TreeMap<>(spec.outputs()).values()) {
            Variable v = variables.get(output);
            if (v == null) {
                throw new QuireException("the graph has no variable '" + output + "' for its output; declare outputs that exist");
            }
            if (v.getOutputOfOp() != null) {
                stack.push(v.getOutputOfOp());
            }
            while (!stack.isEmpty()) {
                String name = stack.peek();
                SameDiffOp op = ops.get(name);
                if (entered.add(name)) {
                    for (String in : op.getInputsToOp() == null ? List.<String>of() : op.getInputsToOp()) {
                        String maker = variables.get(in).getOutputOfOp();
                        if (maker != null && !entered.contains(maker)) {
                            stack.push(maker);
                        }
                    }
                } else {
                    stack.pop();
                    if (done.add(name)) {
                        ordered.add(op);
                    }
                }
            }
        }
        return ordered;
    }

    /** @throws QuireException naming the operation that is not supported */
    Plan compile() {
        for (SameDiffOp op : operations(spec)) {
            add(op);
        }
        Map<String, Integer> outputs = new LinkedHashMap<>();
        spec.outputs().values().forEach(v -> outputs.put(v, slot(v)));
        Tensor[] fixed = new Tensor[size];
        constants.forEach((s, t) -> fixed[s] = t);
        return new Plan(List.copyOf(nodes), fixed, sources, outputs, new HashMap<>());
    }

    private void add(SameDiffOp op) {
        OpArgs args = new OpArgs(sd, op, torch);
        List<String> inputs = op.getInputsToOp() == null ? List.of() : op.getInputsToOp();
        int[] in = inputs.stream().mapToInt(this::slot).toArray();
        if (args.name().equals("identity")) {
            slots.put(op.getOutputsOfOp().get(0), in[0]);
            return;
        }
        Kernel kernel;
        try {
            kernel = table.make(args);
        } catch (UnsupportedOpException e) {
            throw new QuireException(args.place() + " " + e.getMessage() + "; use the engine nd4j", e);
        }
        int[] out = op.getOutputsOfOp().stream().mapToInt(v -> slots.computeIfAbsent(v, k -> size++)).toArray();
        for (int s : in) {
            if (!constants.containsKey(s)) {
                nodes.add(new Node(kernel, in, out, args.name(), args));
                return;
            }
        }
        fold(kernel, in, out);
    }

    private void fold(Kernel kernel, int[] in, int[] out) {
        Tensor[] arguments = new Tensor[in.length];
        for (int k = 0; k < in.length; k++) {
            arguments[k] = constants.get(in[k]);
        }
        Tensor[] results;
        try (NoGradGuard guard = new NoGradGuard()) {
            results = kernel.run(arguments);
        }
        for (int k = 0; k < out.length; k++) {
            constants.put(out[k], results[k]);
        }
    }

    private int slot(String name) {
        Integer known = slots.get(name);
        if (known != null) {
            return known;
        }
        int slot = size++;
        slots.put(name, slot);
        SDVariable v = sd.getVariable(name);
        if (v.getVariableType() == VariableType.CONSTANT) {
            constants.put(slot, constant(v.getArr()));
        } else {
            sources.put(name, new Plan.Source(slot, v.dataType(), v.getVariableType() == VariableType.PLACEHOLDER ? v.placeholderShape() : null));
        }
        return slot;
    }

    private Tensor constant(INDArray array) {
        DataType type = array.dataType();
        boolean exact = type == DataType.DOUBLE || type == DataType.FLOAT || type == DataType.INT;
        INDArray values = (exact ? array : array.castTo(DataType.INT64)).dup('c');
        Pointer memory;
        ScalarType as;
        if (type == DataType.DOUBLE) {
            memory = new DoublePointer(values.data().asDouble());
            as = ScalarType.Double;
        } else if (type == DataType.FLOAT) {
            memory = new FloatPointer(values.data().asFloat());
            as = ScalarType.Float;
        } else if (type == DataType.INT) {
            memory = new IntPointer(values.data().asInt());
            as = ScalarType.Int;
        } else {
            memory = new LongPointer(values.data().asLong());
            as = ScalarType.Long;
        }
        Tensor copy = torch.in(torch.view(memory, as, array.shape()).clone());
        return type == DataType.BOOL ? copy.to(ScalarType.Bool) : copy;
    }
}
