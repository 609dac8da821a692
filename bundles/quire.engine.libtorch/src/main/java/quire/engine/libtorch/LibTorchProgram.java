package quire.engine.libtorch;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.global.torch;
import quire.api.QuireException;
import quire.api.engine.Program;
import quire.api.engine.ProgramSpec;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;

/** Graphs compiled to LibTorch calls, with their values. */
final class LibTorchProgram implements Program {
    private final Arena arena = new Arena();
    private final Held results = new Held();
    private final Held pendingOwner = new Held();
    private final Map<String, org.bytedeco.pytorch.Tensor> pending = new LinkedHashMap<>();
    private final Map<String, Graph> graphs = new TreeMap<>();
    private final Map<String, Updater> updaters = new TreeMap<>();
    private final Map<String, Set<String>> trainable = new HashMap<>();
    private final Runnable onClose;
    private final Torch place;
    private final ValueStore store;
    private final ThreadBudget threads;
    private Set<String> following = Set.of();
    private String held;
    private long resultBytes;
    private boolean closed;

    /** @param onClose called once, when the program has given its memory back */
    LibTorchProgram(OpTable table, ProgramSpec spec, java.util.function.Consumer<LibTorchProgram> onClose) {
        this.onClose = () -> onClose.accept(this);
        this.threads = new ThreadBudget(spec.threads());
        this.threads.apply(1);
        this.place = arena.fill(() -> {
            Torch torch = new Torch(spec.device().id());
            spec.graphs().forEach((name, g) -> graphs.put(name, Graph.of(name, g, new GraphCompiler(table, g, torch).compile())));
            return torch;
        });
        this.store = new ValueStore(spec, place);
        spec.optimisers().forEach((name, optimiser) -> {
            Graph g = graph(name);
            if (g.spec().loss() == null) {
                throw new QuireException("graph '" + name + "' has an optimiser but no loss; name its loss or leave the optimiser out");
            }
            updaters.put(name, new Updater(name, optimiser, store.trained(g.spec(), optimiser), place));
            Set<String> names = new LinkedHashSet<>();
            g.spec().parameters().stream().map(p -> p.name()).filter(p -> !optimiser.frozen(p)).forEach(names::add);
            trainable.put(name, names);
        });
    }

    private Graph graph(String name) {
        if (closed) {
            throw new QuireException("the session is closed; open a new one");
        }
        Graph g = graphs.get(name);
        if (g == null) {
            throw new QuireException("there is no graph '" + name + "', only " + graphs.keySet());
        }
        return g;
    }

    @Override
    public Map<String, Tensor> run(String name, Map<String, Tensor> inputs, Collection<String> outputs) {
        Graph g = graph(name);
        release();
        Set<Integer> wanted = new LinkedHashSet<>();
        outputs.forEach(o -> wanted.add(g.output(o).slot()));
        Plan.Route route = g.plan().route(wanted);
        try (PointerScope scope = new PointerScope(); InferenceMode mode = new InferenceMode(true)) {
            org.bytedeco.pytorch.Tensor[] slots = feed(g, route, inputs, Set.of(), new HashMap<>());
            threads.applyTo(g, route, slots, inputs);
            g.plan().run(route, slots);
            return collect(g, outputs, slots);
        } finally {
            // LibTorch reads the inputs' memory by address, which does not keep them alive
            Reference.reachabilityFence(inputs);
        }
    }

    @Override
    public Map<String, Tensor> backward(String name, Map<String, Tensor> inputs, Collection<String> outputs,
            Collection<String> inputGradients) {
        Graph g = graph(name);
        String loss = g.spec().loss();
        if (loss == null) {
            throw new QuireException("graph '" + name + "' has no loss; gradients need one");
        }
        release();
        dropPending();
        held = null;
        Updater updater = updaters.get(name);
        Set<String> gradients = new LinkedHashSet<>(inputGradients);
        follow(g, gradients);
        Set<String> all = new LinkedHashSet<>(outputs);
        all.add(loss);
        Set<Integer> wanted = new LinkedHashSet<>();
        all.forEach(o -> wanted.add(g.output(o).slot()));
        g.updates().values().forEach(o -> wanted.add(o.slot()));
        Plan.Route route = g.plan().route(wanted);
        try (PointerScope scope = new PointerScope()) {
            if (updater != null) {
                updater.clearGradients();
            }
            Map<String, org.bytedeco.pytorch.Tensor> leaves = new HashMap<>();
            org.bytedeco.pytorch.Tensor[] slots;
            try (AutoGradMode mode = new AutoGradMode(true)) {
                slots = feed(g, route, inputs, gradients, leaves);
                threads.applyTo(g, route, slots, inputs);
                g.plan().run(route, slots);
                org.bytedeco.pytorch.Tensor scalar = slots[g.output(loss).slot()];
                if (scalar.requires_grad()) {
                    scalar.backward();
                }
            } catch (QuireException e) {
                throw e;
            } catch (RuntimeException e) {
                throw new QuireException("the backward pass of graph '" + name + "' failed in LibTorch: " + Natives.firstLine(e), e);
            }
            try (NoGradGuard guard = new NoGradGuard()) {
                Map<String, Tensor> found = collect(g, all, slots);
                for (String of : gradients) {
                    found.put("grad/" + of, gradient(leaves, of));
                }
                g.updates().forEach((buffer, o) -> pending.put(buffer, pendingOwner.keep(slots[o.slot()].detach())));
                held = name;
                return found;
            }
        } finally {
            Reference.reachabilityFence(inputs);
        }
    }

    /** Makes autograd follow the parameters this graph trains and those asked for, and no others. */
    private void follow(Graph g, Set<String> asked) {
        Set<String> wanted = new LinkedHashSet<>(trainable.getOrDefault(g.name(), Set.of()));
        for (String name : asked) {
            if (store.parameters().containsKey(name)) {
                wanted.add(name);
            }
        }
        if (!wanted.equals(following)) {
            store.parameters().forEach((name, t) -> t.set_requires_grad(wanted.contains(name)));
            following = wanted;
        }
    }

    private Tensor gradient(Map<String, org.bytedeco.pytorch.Tensor> leaves, String of) {
        org.bytedeco.pytorch.Tensor leaf = leaves.get(of);
        boolean own = leaf == null;
        if (own) {
            leaf = store.parameters().get(of);
        }
        if (leaf == null) {
            throw new QuireException("there is no floating input or parameter '" + of + "' to take the gradient of");
        }
        DType type = dtype(leaf);
        org.bytedeco.pytorch.Tensor grad = leaf.grad();
        if (!grad.defined()) {
            return Tensor.zeros(type, shape(leaf));
        }
        Tensor view = view(grad, type);
        boolean trained = trainable.values().stream().anyMatch(names -> names.contains(of));
        if (own && !trained) {
            // nobody clears it before the next backward pass, which would add to it
            leaf.mutable_grad().reset();
        }
        return view;
    }

    /** Binds parameters, buffers and inputs to the slots a route reads. */
    private org.bytedeco.pytorch.Tensor[] feed(Graph g, Plan.Route route, Map<String, Tensor> inputs, Set<String> gradients,
            Map<String, org.bytedeco.pytorch.Tensor> leaves) {
        org.bytedeco.pytorch.Tensor[] slots = g.plan().constants().clone();
        g.plan().sources().forEach((name, source) -> {
            boolean wanted = gradients.contains(name);
            if (!route.read().get(source.slot()) && !wanted) {
                return;
            }
            org.bytedeco.pytorch.Tensor own = g.buffers().contains(name) ? store.buffers().get(name) : store.parameters().get(name);
            if (own == null) {
                Tensor given = inputs.get(name);
                check(g, name, source, given);
                own = place.in(place.view(new Memory(given.bytes()), Torch.type(given.dtype().nd4j()), given.shape()));
                if (wanted && given.dtype().floating()) {
                    own.set_requires_grad(true);
                    leaves.put(name, own);
                }
            }
            slots[source.slot()] = own;
        });
        return slots;
    }

    private static void check(Graph g, String name, Plan.Source source, Tensor given) {
        if (given == null) {
            throw new QuireException("graph '" + g.name() + "' wants an input '" + name + "'; the batch must have a tensor of that name");
        }
        long[] shape = source.shape();
        boolean fits = given.dtype().nd4j() == source.type() && (shape == null || shape.length == given.rank());
        for (int d = 0; fits && shape != null && d < shape.length; d++) {
            fits = shape[d] < 0 || shape[d] == given.dim(d);
        }
        if (!fits) {
            throw new QuireException("input '" + name + "' is " + given + ", but graph '" + g.name() + "' wants " + source.type()
                    + (shape == null ? "" : Arrays.toString(shape)));
        }
    }

    private Map<String, Tensor> collect(Graph g, Collection<String> outputs, org.bytedeco.pytorch.Tensor[] slots) {
        Map<String, Tensor> found = new LinkedHashMap<>();
        for (String name : outputs) {
            Graph.Output o = g.output(name);
            if (o.dtype() == null) {
                throw new QuireException("output '" + name + "' is " + slots[o.slot()].dtype() + "; cast it to float, double, int or long");
            }
            found.put(name, view(slots[o.slot()], o.dtype()));
        }
        return found;
    }

    /** The values as a tensor over LibTorch's memory, kept until the next call. */
    private Tensor view(org.bytedeco.pytorch.Tensor t, DType as) {
        org.bytedeco.pytorch.Tensor host = results.keep(place.out(t.to(Torch.type(as.nd4j()))));
        long bytes = host.numel() * as.bytes();
        if (bytes == 0) {
            return Tensor.zeros(as, shape(host));
        }
        if (bytes > Integer.MAX_VALUE) {
            throw new QuireException("a result of " + bytes + " bytes does not fit a tensor (2 GiB); make the batch smaller");
        }
        resultBytes += bytes;
        Pointer memory = host.data_ptr();
        return Tensor.wrap(as, memory.capacity(bytes).asByteBuffer(), shape(host));
    }

    static long[] shape(org.bytedeco.pytorch.Tensor t) {
        long[] shape = new long[(int) t.dim()];
        Arrays.setAll(shape, d -> t.size(d));
        return shape;
    }

    private static DType dtype(org.bytedeco.pytorch.Tensor t) {
        torch.ScalarType type = t.scalar_type().intern();
        for (DType d : DType.values()) {
            if (Torch.type(d.nd4j()) == type) {
                return d;
            }
        }
        throw new IllegalStateException("no tensor type for " + type);
    }

    private void release() {
        results.close();
        resultBytes = 0;
    }

    private void dropPending() {
        pendingOwner.close();
        pending.clear();
    }

    @Override
    public double gradientSquares() {
        Updater u = held == null ? null : updaters.get(held);
        if (u == null) {
            throw new QuireException("there are no gradients to measure; run a training step of a graph with an optimiser first");
        }
        return u.gradientSquares();
    }

    @Override
    public void apply(String name, long iteration, double rate, double gradientFactor) {
        graph(name);
        Updater u = updaters.get(name);
        if (u == null || !name.equals(held)) {
            throw new QuireException("there are no gradients of graph '" + name + "' to apply; run its backward pass first");
        }
        u.apply(iteration, rate, gradientFactor);
        try (PointerScope scope = new PointerScope(); NoGradGuard guard = new NoGradGuard()) {
            pending.forEach((buffer, value) -> store.buffers().get(buffer).copy_(value));
        }
        dropPending();
        held = null;
    }

    @Override
    public Collection<String> names() {
        List<String> names = new ArrayList<>(store.parameters().keySet());
        names.addAll(store.buffers().keySet());
        try (PointerScope scope = new PointerScope()) {
            updaters.values().forEach(u -> u.forEach((name, t) -> names.add(name)));
        }
        return names;
    }

    @Override
    public Tensor read(String name) {
        try (PointerScope scope = new PointerScope(); NoGradGuard guard = new NoGradGuard()) {
            org.bytedeco.pytorch.Tensor from = find(name, false);
            DType type = dtype(from);
            Tensor copy = Tensor.zeros(type, shape(from));
            if (copy.size() > 0) {
                place.view(new Memory(copy.bytes()), Torch.type(type.nd4j()), copy.shape()).copy_(from);
            }
            Reference.reachabilityFence(copy);
            return copy;
        }
    }

    @Override
    public void write(String name, Tensor value) {
        try (PointerScope scope = new PointerScope(); NoGradGuard guard = new NoGradGuard()) {
            org.bytedeco.pytorch.Tensor to = find(name, true);
            if (dtype(to) != value.dtype() || !Arrays.equals(shape(to), value.shape())) {
                throw new QuireException("value '" + name + "' is " + dtype(to) + Arrays.toString(shape(to)) + " and cannot become " + value);
            }
            if (value.size() > 0) {
                to.copy_(place.view(new Memory(value.bytes()), Torch.type(value.dtype().nd4j()), value.shape()));
            }
        } finally {
            Reference.reachabilityFence(value);
        }
    }

    private org.bytedeco.pytorch.Tensor find(String name, boolean create) {
        if (closed) {
            throw new QuireException("the session is closed; open a new one");
        }
        org.bytedeco.pytorch.Tensor t = store.value(name);
        for (Updater u : updaters.values()) {
            t = t == null ? u.moment(name, create) : t;
        }
        if (t == null) {
            throw new QuireException("there is no value '" + name + "' in this session");
        }
        return t;
    }

    @Override
    public long nativeBytes() {
        return closed ? 0 : store.bytes() + updaters.values().stream().mapToLong(Updater::bytes).sum() + resultBytes;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            release();
            dropPending();
            updaters.values().forEach(Updater::close);
            store.close();
            arena.close();
            Allocator.giveBack();
            onClose.run();
        }
    }
}
