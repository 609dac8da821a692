package quire.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.compute.Lease;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.model.GraphSpec;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.engine.nd4j.Nd4jEngine;
import quire.nn.GraphBuilder;

/**
 * A block under test in double precision: its outputs, and the gradients of the sum of outputs times given seeds, on both engines.
 * What is fed under the name of a parameter is loaded, everything else is an input.
 */
public final class Probe {
    /** Named outputs of a block for named inputs. */
    public interface Block extends BiFunction<GraphBuilder, Map<String, SDVariable>, Map<String, SDVariable>> {
    }

    private final Map<String, Tensor> fed = new LinkedHashMap<>();
    private final Map<String, Tensor> seeds = new LinkedHashMap<>();
    private final List<String> more = new ArrayList<>();
    private final java.util.Set<String> plain = new java.util.HashSet<>();
    private boolean training = true;

    public Probe feed(String name, Tensor t) {
        fed.put(name, t);
        return this;
    }

    /** Fed, but not differentiated by. */
    public Probe data(String name, Tensor t) {
        plain.add(name);
        return feed(name, t);
    }

    /** Weight of an output in the loss. */
    public Probe seed(String output, Tensor t) {
        seeds.put(output, t);
        return this;
    }

    /** Asks for an output that the graph has beside the block's: a buffer's next value. */
    public Probe also(String output) {
        more.add(output);
        return this;
    }

    public Probe inference() {
        training = false;
        return this;
    }

    /** Outputs under their names, gradients under {@code d_} and the input's or parameter's; both engines must agree. */
    public Map<String, Tensor> run(Block block) {
        Map<String, Tensor> a = run(block, () -> Engines.lease(new Nd4jEngine()));
        Map<String, Tensor> b = run(block, () -> Engines.lease(IsolatedLibTorch.engine()));
        a.forEach((name, t) -> close(name + " on both engines", b.get(name), t, 1e-9));
        return a;
    }

    private Map<String, Tensor> run(Block block, Supplier<Lease> engine) {
        Map<String, Tensor> inputs = new HashMap<>();
        try (Lease lease = engine.get(); Session s = lease.open(Engines.model(Map.of("probe", n -> graph(block))), SessionOptions.inference(1))) {
            Map<String, Tensor> values = s.parameters();
            Map<String, Tensor> loaded = new HashMap<>();
            fed.forEach((name, t) -> (values.containsKey(name) ? loaded : inputs).put(name, t));
            seeds.forEach((name, t) -> inputs.put("seed/" + name, t));
            s.load(loaded);
            Map<String, Tensor> out = new HashMap<>();
            Batch batch = new Batch(1, inputs);
            s.run(s.prepare("probe", batch, 0), List.of()).forEach((name, t) -> out.put(name, t.copy()));
            if (!more.isEmpty()) {
                s.run(s.prepare("probe", batch, 0), more).forEach((name, t) -> out.put(name, t.copy()));
            }
            if (!seeds.isEmpty()) {
                List<String> wrt = new ArrayList<>();
                java.util.Set<String> differentiable = new java.util.HashSet<>();
                GraphSpec spec = graph(block);
                spec.inputs().stream().filter(i -> i.dtype().floating()).forEach(i -> differentiable.add(i.name()));
                spec.parameters().forEach(v -> differentiable.add(v.name()));
                differentiable.removeAll(plain);
                fed.forEach((name, t) -> {
                    if (differentiable.contains(name)) {
                        wrt.add(name);
                    }
                });
                s.gradients(s.prepare("probe", batch, 0), wrt).forEach((name, t) -> out.put("d_" + name, t.copy()));
            }
            return out;
        }
    }

    private GraphSpec graph(Block block) {
        GraphBuilder g = new GraphBuilder(DType.DOUBLE, training);
        Map<String, SDVariable> in = new HashMap<>() {
            @Override
            public SDVariable get(Object name) {
                Tensor t = fed.get(name);
                return g.input((String) name, t.dtype(), t.shape());
            }
        };
        Map<String, SDVariable> outs = block.apply(g, in);
        outs.forEach(g::output);
        SDVariable loss = null;
        for (Map.Entry<String, Tensor> e : seeds.entrySet()) {
            SDVariable part = outs.get(e.getKey()).mul(g.input("seed/" + e.getKey(), e.getValue().shape())).sum();
            loss = loss == null ? part : loss.add(part);
        }
        if (loss == null) {
            return g.build(null);
        }
        g.output("loss", loss);
        return g.build("loss");
    }

    /** Uniform numbers. */
    public static Tensor random(long seed, double low, double high, long... shape) {
        SplittableRandom r = new SplittableRandom(seed);
        Tensor t = Tensor.zeros(DType.DOUBLE, shape);
        double[] v = new double[t.size()];
        for (int i = 0; i < v.length; i++) {
            v[i] = low + (high - low) * r.nextDouble();
        }
        t.doubles().put(v);
        return t;
    }

    /** A tensor {@code {shape, data}} of a golden file. */
    public static Tensor tensor(JsonNode n) {
        double[] v = new double[n.get("data").size()];
        for (int i = 0; i < v.length; i++) {
            JsonNode d = n.get("data").get(i);
            v[i] = d.isTextual() ? Double.parseDouble(d.asText()) : d.asDouble();
        }
        long[] shape = new long[n.get("shape").size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = n.get("shape").get(i).asLong();
        }
        return Tensor.of(v, shape);
    }

    /** Weights [out, in, y, x] of a golden file in SameDiff's order. */
    public static Tensor turned(Tensor w) {
        int out = (int) w.dim(0);
        int in = (int) w.dim(1);
        int k = (int) w.dim(2);
        return Tensor.of(quire.nn.conv.Conv2d.fromOihw(w.toDoubles(), out, in, k), k, k, in, out);
    }

    /** Asserts equality within {@code tolerance} of max(1, |expected|). */
    public static void close(String what, Tensor actual, Tensor expected, double tolerance) {
        double[] a = actual.toDoubles();
        double[] e = expected.toDoubles();
        assertThat(a).as(what + " size").hasSameSizeAs(e);
        for (int i = 0; i < a.length; i++) {
            assertThat(a[i]).as("%s[%d]", what, i).isCloseTo(e[i], within(tolerance * Math.max(1, Math.abs(e[i]))));
        }
    }
}
