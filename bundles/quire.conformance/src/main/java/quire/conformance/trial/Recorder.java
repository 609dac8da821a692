package quire.conformance.trial;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import quire.api.compute.Prepared;
import quire.api.compute.Session;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;

/** A session that notes how each graph is used for the first time, so that the same can be asked of it again. */
public final class Recorder implements Session {
    private final Session session;
    private final Map<Prepared, Long> steps = new ConcurrentHashMap<>();
    private final Map<List<Object>, Call> calls = new java.util.LinkedHashMap<>();

    public Recorder(Session session) {
        this.session = session;
    }

    /** First uses, for updates and for outputs apart. */
    public List<Call> calls() {
        return new ArrayList<>(calls.values());
    }

    private void note(Prepared prepared, boolean trained) {
        Long step = steps.remove(prepared);
        calls.computeIfAbsent(List.of(prepared.graph(), trained), k -> new Call(prepared.graph(), copy(prepared.batch()), step == null ? 0 : step, trained));
    }

    private static Batch copy(Batch batch) {
        Map<String, Tensor> tensors = new HashMap<>();
        batch.tensors().forEach((name, t) -> tensors.put(name, t.copy()));
        return new Batch(batch.rows(), tensors);
    }

    @Override
    public Prepared prepare(String graph, Batch batch, long step) {
        Prepared prepared = Objects.requireNonNull(session.prepare(graph, batch, step));
        steps.put(prepared, step);
        return prepared;
    }

    @Override
    public Map<String, Tensor> run(Prepared batch, Collection<String> outputs) {
        note(batch, false);
        return session.run(batch, outputs);
    }

    @Override
    public Map<String, Tensor> step(Prepared batch, Collection<String> outputs) {
        note(batch, true);
        return session.step(batch, outputs);
    }

    @Override
    public Map<String, Tensor> gradients(Prepared batch, Collection<String> wrt) {
        note(batch, false);
        return session.gradients(batch, wrt);
    }

    @Override
    public String engine() {
        return session.engine();
    }

    @Override
    public String engineReason() {
        return session.engineReason();
    }

    @Override
    public String loss(String graph) {
        return session.loss(graph);
    }

    @Override
    public long steps(String graph) {
        return session.steps(graph);
    }

    @Override
    public void rateFactor(String graph, double factor) {
        session.rateFactor(graph, factor);
    }

    @Override
    public Map<String, Tensor> parameters() {
        return session.parameters();
    }

    @Override
    public Map<String, Tensor> optimiserState() {
        return session.optimiserState();
    }

    @Override
    public void load(Map<String, Tensor> values) {
        session.load(values);
    }

    @Override
    public long parameterCount() {
        return session.parameterCount();
    }

    @Override
    public void close() {
        session.close();
    }
}
