package quire.compute.provider;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import quire.api.QuireException;
import quire.api.engine.Program;
import quire.api.model.BufferSpec;
import quire.api.model.GraphSpec;
import quire.api.model.ParameterSpec;
import quire.api.model.TableSpec;
import quire.api.tensor.DType;
import quire.api.tensor.Seeds;
import quire.api.tensor.Tensor;

/** All values of a session by name: those the program keeps, tables, and the counters of the optimisers. */
final class Values {
    private final Program program;
    private final Map<String, ParameterSpec> parameters = new TreeMap<>();
    private final Map<String, BufferSpec> buffers = new TreeMap<>();
    private final Map<String, RowTable> tables = new TreeMap<>();
    private final Map<String, Long> steps = new TreeMap<>();
    private final Map<String, Double> rateFactors = new HashMap<>();

    Values(Program program, Map<String, GraphSpec> graphs, long seed) {
        this.program = program;
        for (GraphSpec g : graphs.values()) {
            g.parameters().forEach(p -> parameters.putIfAbsent(p.name(), p));
            g.buffers().forEach(b -> buffers.putIfAbsent(b.name(), b));
            for (TableSpec t : g.tables()) {
                tables.computeIfAbsent(t.name(), n -> new RowTable(t, seed));
            }
        }
        parameters.values().forEach(p -> initialise(p.name(), p.dtype(), p.init(), seed, p.shape()));
        buffers.values().forEach(b -> initialise(b.name(), b.dtype(), b.init(), seed, b.shape()));
    }

    private void initialise(String name, DType dtype, quire.api.model.Init init, long seed, long... shape) {
        Tensor t = Tensor.zeros(dtype, shape);
        Initial.fill(t, init, Seeds.random(seed, "init", name));
        program.write(name, t);
    }

    RowTable table(String name) {
        return tables.get(name);
    }

    long steps(String graph) {
        return steps.getOrDefault(graph, 0L);
    }

    void stepped(String graph) {
        steps.merge(graph, 1L, Long::sum);
    }

    double rateFactor(String graph) {
        return rateFactors.getOrDefault(graph, 1.0);
    }

    void rateFactor(String graph, double factor) {
        rateFactors.put(graph, factor);
    }

    Map<String, Tensor> parameters() {
        Map<String, Tensor> all = new LinkedHashMap<>();
        parameters.keySet().forEach(n -> all.put(n, program.read(n)));
        buffers.keySet().forEach(n -> all.put(n, program.read(n)));
        tables.forEach((n, t) -> all.put(n, t.values().copy()));
        return all;
    }

    Map<String, Tensor> optimiserState() {
        Map<String, Tensor> all = new LinkedHashMap<>();
        for (String n : program.names()) {
            if (!parameters.containsKey(n) && !buffers.containsKey(n)) {
                all.put(n, program.read(n));
            }
        }
        tables.values().forEach(t -> t.moments().forEach((n, m) -> all.put(n, m.copy())));
        steps.forEach((g, n) -> all.put("steps/" + g, Tensor.of(new long[] {n}, 1)));
        rateFactors.forEach((g, f) -> all.put("rate/" + g, Tensor.of(new double[] {f}, 1)));
        return all;
    }

    void load(Map<String, Tensor> given) {
        given.forEach(this::check);
        given.forEach((name, t) -> {
            RowTable table = tables.get(name);
            if (table != null) {
                overwrite(table.values(), t);
            } else if (name.startsWith("rows.")) {
                momentOf(name, t);
            } else if (name.startsWith("steps/")) {
                steps.put(name.substring(6), t.longs().get(0));
            } else if (name.startsWith("rate/")) {
                rateFactors.put(name.substring(5), t.doubles().get(0));
            } else {
                program.write(name, t);
            }
        });
    }

    private void check(String name, Tensor t) {
        if (name.startsWith("steps/") || name.startsWith("rate/")) {
            return;
        }
        String owner = name;
        if (name.startsWith("rows.") || name.startsWith("adam.") || name.startsWith("sgd.")) {
            // <kind>/<graph>/<name>
            owner = name.substring(name.indexOf('/', name.indexOf('/') + 1) + 1);
        }
        RowTable table = tables.get(owner);
        if (table != null) {
            if (t.dtype() != table.spec().dtype() || t.rank() != 2 || t.dim(1) != table.spec().width() || t.dim(0) > table.spec().rows()) {
                throw unfit(name, t, table.values());
            }
            return;
        }
        ParameterSpec p = parameters.get(owner);
        BufferSpec b = buffers.get(owner);
        if (p == null && b == null) {
            throw new QuireException("value '" + name + "' is not part of this model; the file belongs to another model or other options");
        }
        long[] shape = p != null ? p.shape() : b.shape();
        DType dtype = p != null ? p.dtype() : b.dtype();
        if (t.dtype() != dtype || !java.util.Arrays.equals(t.shape(), shape)) {
            throw unfit(name, t, dtype + java.util.Arrays.toString(shape));
        }
    }

    private static QuireException unfit(String name, Tensor t, Object wanted) {
        return new QuireException("value '" + name + "' is " + t + " but this model has " + String.valueOf(wanted).toLowerCase(java.util.Locale.ROOT)
                + "; the file belongs to other options or another vocabulary");
    }

    private void momentOf(String name, Tensor t) {
        int first = name.indexOf('/');
        int second = name.indexOf('/', first + 1);
        RowTable table = tables.get(name.substring(second + 1));
        overwrite(table.moment(name.substring(0, first), name.substring(first + 1, second)), t);
    }

    /** Fills the first rows; a table that has grown keeps the initial values of the rest. */
    private static void overwrite(Tensor whole, Tensor part) {
        whole.bytes().put(part.bytes());
    }

    long parameterCount() {
        long n = 0;
        for (ParameterSpec p : parameters.values()) {
            long size = 1;
            for (long d : p.shape()) {
                size *= d;
            }
            n += size;
        }
        for (RowTable t : tables.values()) {
            n += (long) t.spec().rows() * t.spec().width();
        }
        return n;
    }

    long tableBytes() {
        return tables.values().stream().mapToLong(RowTable::bytes).sum();
    }

    void close() {
        tables.clear();
    }
}
