package quire.conformance.check;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.compute.Session;
import quire.api.model.GraphSpec;
import quire.api.model.InputSpec;
import quire.api.model.Model;
import quire.api.model.NoiseSpec;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.api.trainer.Metrics;
import quire.api.trainer.Procedure;
import quire.conformance.trial.Call;
import quire.conformance.trial.Flow;
import quire.conformance.trial.Recorder;
import quire.conformance.trial.Trial;

/**
 * Every graph the paper uses takes what its inputs declare and gives what its outputs declare, finite; predictions of an example do
 * not depend on its neighbours; the paper's metrics can be computed.
 */
public final class ShapesCheck implements Check {
    private static final double TOLERANCE = 1e-3;

    @Override
    public String name() {
        return "shapes";
    }

    @Override
    public Outcome run(Bench bench) throws Exception {
        try (Trial trial = bench.trial()) {
            Model model = trial.model(DType.FLOAT);
            Procedure<?> procedure = trial.procedure(model);
            try (Recorder session = new Recorder(trial.session(model, procedure.optimisers(trial.optimiser(1))))) {
                Map<String, Double> losses = Trial.update(procedure, session, trial.fitting(procedure), 0);
                Double loss = losses.get(Procedure.LOSS);
                if (loss == null || !Double.isFinite(loss)) {
                    throw new Broken("an update gives no finite '%s' but %s", Procedure.LOSS, losses);
                }
                int metrics = measure(trial, procedure, session);
                int outputs = 0;
                for (Call call : session.calls()) {
                    outputs += graph(model.graph(call.graph()), call, session);
                }
                return Outcome.passed("%d graphs, %d outputs, %d metrics, %d parameters on %s", session.calls().size(), outputs, metrics,
                        session.parameterCount(), session.engine());
            }
        }
    }

    /** Predicts a batch as the paper does and measures it. */
    private static <P> int measure(Trial trial, Procedure<P> procedure, Session session) {
        Batch batch = trial.evaluating();
        Metrics metrics = trial.task() == null ? null : trial.task().metrics(trial.schema());
        List<String> wanted = metrics == null ? List.of() : metrics.outputs();
        Map<String, Tensor> outputs = procedure.infer(session, procedure.prepareInference(session, batch, 0), wanted);
        if (metrics == null) {
            return 0;
        }
        if (!outputs.keySet().containsAll(wanted)) {
            throw new Broken("metrics need outputs %s, prediction gives %s", wanted, outputs.keySet());
        }
        metrics.add(batch, outputs);
        Map<String, Double> result = metrics.result();
        if (!result.containsKey(trial.task().selection())) {
            throw new Broken("epochs are selected by '%s', which is not among the metrics %s", trial.task().selection(), result.keySet());
        }
        return result.size();
    }

    private static int graph(GraphSpec spec, Call call, Session session) {
        for (InputSpec input : spec.inputs()) {
            Tensor t = call.batch().get(input.name());
            if (t.dtype() != input.dtype() || !fits(input.shape(), t.shape())) {
                throw new Broken("graph '%s' declares input '%s' as %s%s and is fed %s", call.graph(), input.name(), input.dtype(),
                        Arrays.toString(input.shape()), t);
            }
        }
        Map<String, Tensor> outputs = outputs(session, call, call.batch());
        outputs.forEach((name, t) -> {
            SDVariable v = spec.graph().getVariable(spec.variable(name));
            if (v.getShape() != null && !fits(v.getShape(), t.shape())) {
                throw new Broken("output '%s' of graph '%s' is declared %s and comes as %s", name, call.graph(), Arrays.toString(v.getShape()), t);
            }
            if (t.dtype().floating() && !Arrays.stream(t.toDoubles()).allMatch(Double::isFinite)) {
                throw new Broken("output '%s' of graph '%s' has values that are not finite", name, call.graph());
            }
        });
        if (spec.loss() != null && outputs.get(spec.loss()).size() != 1) {
            throw new Broken("the loss of graph '%s' is %s, not one number", call.graph(), outputs.get(spec.loss()));
        }
        if (call.graph().equals(Model.INFER)) {
            alone(spec, call, outputs, session);
        }
        return outputs.size();
    }

    private static Map<String, Tensor> outputs(Session session, Call call, Batch batch) {
        Map<String, Tensor> out = new TreeMap<>();
        session.run(session.prepare(call.graph(), batch, call.step()), List.of()).forEach((name, t) -> out.put(name, t.copy()));
        return out;
    }

    /** The first example predicted alone, where every tensor has a row for each example. */
    private static void alone(GraphSpec spec, Call call, Map<String, Tensor> together, Session session) {
        int rows = call.batch().rows();
        if (spec.noises().stream().anyMatch(n -> n.kind() == NoiseSpec.Kind.DROPOUT)) {
            throw new Broken("graph '%s' predicts with dropout", call.graph());
        }
        // where a paper draws what it shows, each example has a draw of its own
        Set<String> drawn = new Flow(spec).drawn();
        if (rows < 2 || call.batch().tensors().values().stream().anyMatch(t -> t.rank() == 0 || t.dim(0) != rows)) {
            return;
        }
        Map<String, Tensor> one = new TreeMap<>();
        call.batch().tensors().forEach((name, t) -> one.put(name, t.rows(0, 1).copy()));
        outputs(session, call, new Batch(1, one)).forEach((name, t) -> {
            Tensor all = together.get(name);
            if (!name.equals(spec.loss()) && !drawn.contains(name) && all.rank() > 0 && all.dim(0) == rows && t.dim(0) == 1 && differ(all.rows(0, 1), t)) {
                throw new Broken("output '%s' of an example depends on the other examples of its batch", name);
            }
        });
    }

    private static boolean differ(Tensor a, Tensor b) {
        double[] x = a.toDoubles();
        double[] y = b.toDoubles();
        if (x.length != y.length) {
            return true;
        }
        double scale = Arrays.stream(x).map(Math::abs).max().orElse(0);
        for (int i = 0; i < x.length; i++) {
            if (Math.abs(x[i] - y[i]) > TOLERANCE * Math.max(1, scale)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(long[] declared, long[] actual) {
        if (declared.length != actual.length) {
            return false;
        }
        for (int i = 0; i < declared.length; i++) {
            if (declared[i] >= 0 && declared[i] != actual[i]) {
                return false;
            }
        }
        return true;
    }
}
