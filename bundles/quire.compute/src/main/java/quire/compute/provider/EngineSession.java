package quire.compute.provider;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import quire.api.QuireException;
import quire.api.compute.Optimiser;
import quire.api.compute.Prepared;
import quire.api.compute.Session;
import quire.api.engine.Program;
import quire.api.model.GraphSpec;
import quire.api.model.TableSpec;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;

/** A session: an engine's program for the dense part, tables and counters beside it. */
final class EngineSession implements Session {
    private final LeaseHolder lease;
    private final EngineChoice choice;
    private final Map<String, GraphSpec> graphs;
    private final Map<String, Optimiser> optimisers;
    private final Values values;
    private final Program program;
    private final BufferPool pool = new BufferPool();
    private final Map<String, Preparer> preparers = new HashMap<>();
    /** Memory of the call before, which results may still look at. */
    private final List<BufferPool.Block> lent = new ArrayList<>();
    private final RowHands hands;
    private final ReentrantLock using = new ReentrantLock();
    private volatile boolean closed;

    EngineSession(LeaseHolder lease, EngineChoice choice, Map<String, GraphSpec> graphs, Map<String, Optimiser> optimisers, long seed,
            Program program) {
        this.lease = lease;
        this.choice = choice;
        this.graphs = graphs;
        this.optimisers = optimisers;
        this.program = program;
        this.values = new Values(program, graphs, seed);
        this.hands = new RowHands(lease.threads(), graphs.values().stream().mapToInt(EngineSession::lookupCount).max().orElse(0));
        graphs.forEach((name, g) -> preparers.put(name, new Preparer(name, g, pool, seed)));
    }

    @Override
    public String engine() {
        return choice.engine().id();
    }

    @Override
    public String engineReason() {
        return choice.reason();
    }

    @Override
    public Prepared prepare(String graph, Batch batch, long step) {
        open();
        Preparer p = preparers.get(graph);
        if (p == null) {
            throw new QuireException("the model has no graph '" + graph + "', only " + graphs.keySet());
        }
        return p.prepare(batch, step);
    }

    @Override
    public Map<String, Tensor> run(Prepared prepared, Collection<String> outputs) {
        PreparedBatch batch = begin(prepared);
        GraphSpec g = graphs.get(batch.graph());
        Collection<String> wanted = outputs.isEmpty() ? g.outputs().keySet().stream().filter(o -> !o.startsWith("update/")).toList() : outputs;
        return inUse(() -> program.run(batch.graph(), inputs(batch, g), wanted));
    }

    @Override
    public Map<String, Tensor> step(Prepared prepared, Collection<String> outputs) {
        return inUse(() -> update(prepared, outputs));
    }

    private Map<String, Tensor> update(Prepared prepared, Collection<String> outputs) {
        PreparedBatch batch = begin(prepared);
        String graph = batch.graph();
        GraphSpec g = graphs.get(graph);
        Optimiser o = optimisers.get(graph);
        if (o == null) {
            throw new IllegalStateException("no optimiser for graph '" + graph + "'");
        }
        List<TableSpec> trained = g.tables().stream().filter(t -> !o.frozen(t.name())).toList();
        Map<String, Tensor> result = program.backward(graph, inputs(batch, g), outputs, lookups(trained));
        double loss = result.get(g.loss()).scalar();
        long iteration = values.steps(graph);
        if (!Double.isFinite(loss)) {
            throw new QuireException("the loss is " + loss + " at update " + (iteration + 1) + " of graph '" + graph
                    + "'; lower the learning rate (rate) or set clip_norm");
        }
        double rate = o.rate() * o.schedule().factor(iteration) * values.rateFactor(graph);
        Map<String, Tensor> rowGradients = new LinkedHashMap<>();
        List<Runnable> sums = new ArrayList<>();
        trained.forEach(t -> rowGradients.put(t.name(), sum(t, batch, result, sums)));
        hands.run(sums);
        double factor = o.clipNorm() > 0 ? clip(o.clipNorm(), rowGradients) : 1;
        program.apply(graph, iteration, rate, factor);
        hands.run(trained.stream().<Runnable>map(t -> () -> values.table(t.name()).update(graph, batch.ids().get(t.name()).distinct(),
                rowGradients.get(t.name()), o, iteration, rate, factor)).toList());
        values.stepped(graph);
        lease.checkBudget();
        return result;
    }

    private static int lookupCount(GraphSpec g) {
        return lookups(g.tables()).size();
    }

    private static List<String> lookups(List<TableSpec> tables) {
        return tables.stream().flatMap(t -> t.ids().stream().map(t::lookupInput)).toList();
    }

    /** A table's gradient for the distinct ids of a batch, once what is added to the work has been done. */
    private Tensor sum(TableSpec t, PreparedBatch batch, Map<String, Tensor> result, List<Runnable> work) {
        BatchIds ids = batch.ids().get(t.name());
        BufferPool.Block block = pool.take(t.dtype(), ids.distinct().length, t.width());
        lent.add(block);
        Tensor[] gradients = t.ids().stream().map(id -> result.get("grad/" + t.lookupInput(id))).toArray(Tensor[]::new);
        work.add(() -> values.table(t.name()).sum(ids, gradients, block.tensor()));
        return block.tensor();
    }

    private double clip(double bound, Map<String, Tensor> rowGradients) {
        double squares = program.gradientSquares();
        for (Tensor t : rowGradients.values()) {
            squares += RowTable.squares(t);
        }
        double norm = Math.sqrt(squares);
        return norm > bound ? bound / norm : 1;
    }

    @Override
    public Map<String, Tensor> gradients(Prepared prepared, Collection<String> wrt) {
        return inUse(() -> differentiate(prepared, wrt));
    }

    private Map<String, Tensor> differentiate(Prepared prepared, Collection<String> wrt) {
        PreparedBatch batch = begin(prepared);
        GraphSpec g = graphs.get(batch.graph());
        String loss = loss(batch.graph());
        List<TableSpec> tables = g.tables().stream().filter(t -> wrt.contains(t.name())).toList();
        Set<String> names = new LinkedHashSet<>(wrt);
        tables.forEach(t -> names.remove(t.name()));
        names.addAll(lookups(tables));
        Map<String, Tensor> raw = program.backward(batch.graph(), inputs(batch, g), List.of(loss), names);
        Map<String, Tensor> out = new LinkedHashMap<>();
        out.put(loss, raw.get(loss));
        wrt.stream().filter(n -> raw.containsKey("grad/" + n)).forEach(n -> out.put(n, raw.get("grad/" + n)));
        List<Runnable> sums = new ArrayList<>();
        for (TableSpec t : tables) {
            int[] ids = batch.ids().get(t.name()).distinct();
            out.put(t.name(), sum(t, batch, raw, sums));
            out.put(t.name() + "@ids", Tensor.of(ids, ids.length));
        }
        hands.run(sums);
        return out;
    }

    /** The engine's inputs with the rows the batch needs, looked up now: they may have changed since it was prepared. */
    private Map<String, Tensor> inputs(PreparedBatch batch, GraphSpec g) {
        Map<String, Tensor> inputs = new HashMap<>(batch.inputs());
        List<Runnable> lookups = new ArrayList<>();
        for (TableSpec t : g.tables()) {
            for (int k = 0; k < t.ids().size(); k++) {
                String id = t.ids().get(k);
                long[] shape = batch.batch().get(id).shape();
                long[] rows = Arrays.copyOf(shape, shape.length + 1);
                rows[shape.length] = t.width();
                BufferPool.Block block = pool.take(t.dtype(), rows);
                lent.add(block);
                int[] wanted = batch.ids().get(t.name()).ids()[k];
                lookups.add(() -> values.table(t.name()).lookup(wanted, block.tensor()));
                inputs.put(t.lookupInput(id), block.tensor());
            }
        }
        hands.run(lookups);
        return inputs;
    }

    private PreparedBatch begin(Prepared prepared) {
        open();
        lease.checkBudget();
        lent.forEach(pool::give);
        lent.clear();
        PreparedBatch batch = (PreparedBatch) prepared;
        lent.addAll(batch.blocks());
        return batch;
    }

    /** Keeps another thread from closing what a call uses. */
    private <T> T inUse(Supplier<T> call) {
        using.lock();
        try {
            open();
            return call.get();
        } finally {
            using.unlock();
        }
    }

    private void open() {
        if (closed) {
            throw new QuireException("the session has been closed: its job ended or its bundle was stopped");
        }
    }

    @Override
    public String loss(String graph) {
        GraphSpec g = graphs.get(graph);
        if (g == null || g.loss() == null) {
            throw new IllegalStateException("graph '" + graph + "' has no loss");
        }
        return g.loss();
    }

    @Override
    public long steps(String graph) {
        return values.steps(graph);
    }

    @Override
    public void rateFactor(String graph, double factor) {
        values.rateFactor(graph, factor);
    }

    @Override
    public Map<String, Tensor> parameters() {
        open();
        return values.parameters();
    }

    @Override
    public Map<String, Tensor> optimiserState() {
        open();
        return values.optimiserState();
    }

    @Override
    public void load(Map<String, Tensor> given) {
        open();
        values.load(given);
    }

    @Override
    public long parameterCount() {
        return values.parameterCount();
    }

    long nativeBytes() {
        return closed ? 0 : program.nativeBytes() + values.tableBytes() + pool.bytes();
    }

    /** Waits for a call in progress. */
    @Override
    public void close() {
        using.lock();
        try {
            if (!closed) {
                closed = true;
                program.close();
                hands.close();
                values.close();
                lease.closed(this);
            }
        } finally {
            using.unlock();
        }
    }
}
