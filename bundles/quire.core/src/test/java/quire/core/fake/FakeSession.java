package quire.core.fake;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import quire.api.QuireException;
import quire.api.compute.Optimiser;
import quire.api.compute.Prepared;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.model.Model;
import quire.api.tensor.Batch;
import quire.api.tensor.Seeds;
import quire.api.tensor.Tensor;

/** Logistic regression in doubles with momentum and noise on its inputs: small, deterministic, sensitive to every detail of a resume. */
public final class FakeSession implements Session {
    private final SessionOptions options;
    private final Map<String, Integer> opened;
    private final Tensor w;
    private final Tensor velocity = Tensor.of(new double[2], 2);
    private double rateFactor = 1;
    private long steps;
    private boolean closed;

    private record FakePrepared(Batch batch, String graph, double noise) implements Prepared {
    }

    FakeSession(SessionOptions options, Map<String, Integer> opened) {
        this.options = options;
        this.opened = opened;
        var random = Seeds.random(options.seed(), "init");
        w = Tensor.of(new double[] {random.nextDouble() - 0.5, random.nextDouble() - 0.5}, 2);
        opened.merge("session", 1, Integer::sum);
    }

    @Override
    public String engine() {
        return "fake";
    }

    @Override
    public String engineReason() {
        return "the only one";
    }

    @Override
    public Prepared prepare(String graph, Batch batch, long step) {
        return new FakePrepared(batch, graph, graph.equals(Model.TRAIN) ? 0.1 * Seeds.random(options.seed(), "noise", step).nextGaussian() : 0);
    }

    @Override
    public Map<String, Tensor> run(Prepared p, Collection<String> outputs) {
        check();
        float[] x = p.batch().get("x").toFloats();
        float[] logits = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            logits[i] = (float) (w.doubles().get(0) * x[i] + w.doubles().get(1));
        }
        return Map.of("logit", Tensor.of(logits, logits.length));
    }

    @Override
    public Map<String, Tensor> step(Prepared p, Collection<String> outputs) {
        check();
        Optimiser o = options.optimisers().get(Model.TRAIN);
        float[] x = p.batch().get("x").toFloats();
        float[] y = p.batch().get("y").toFloats();
        double[] gradient = new double[2];
        double loss = 0;
        for (int i = 0; i < x.length; i++) {
            double xi = x[i] + ((FakePrepared) p).noise();
            double logit = w.doubles().get(0) * xi + w.doubles().get(1);
            loss += (Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))) - y[i] * logit) / x.length;
            double d = (1 / (1 + Math.exp(-logit)) - y[i]) / x.length;
            gradient[0] += d * xi;
            gradient[1] += d;
        }
        if (!Double.isFinite(loss)) {
            throw new QuireException("the loss is " + loss + "; lower the learning rate");
        }
        double rate = o.rate() * o.schedule().factor(steps++) * rateFactor;
        for (int i = 0; i < 2; i++) {
            velocity.doubles().put(i, 0.9 * velocity.doubles().get(i) + gradient[i]);
            w.doubles().put(i, w.doubles().get(i) - rate * velocity.doubles().get(i));
        }
        return Map.of("loss", Tensor.of(new double[] {loss}));
    }

    @Override
    public Map<String, Tensor> gradients(Prepared batch, Collection<String> wrt) {
        throw new UnsupportedOperationException("not used here");
    }

    @Override
    public String loss(String graph) {
        return "loss";
    }

    @Override
    public long steps(String graph) {
        return steps;
    }

    @Override
    public void rateFactor(String graph, double factor) {
        rateFactor = factor;
    }

    @Override
    public Map<String, Tensor> parameters() {
        check();
        return new HashMap<>(Map.of("w", w.copy()));
    }

    @Override
    public Map<String, Tensor> optimiserState() {
        Map<String, Tensor> out = new LinkedHashMap<>();
        out.put("sgd.v/train/w", velocity.copy());
        out.put("steps/train", Tensor.of(new long[] {steps}, 1));
        out.put("rate/train", Tensor.of(new double[] {rateFactor}, 1));
        return out;
    }

    @Override
    public void load(Map<String, Tensor> values) {
        values.forEach((name, t) -> {
            switch (name) {
                case "w" -> w.set(t);
                case "sgd.v/train/w" -> velocity.set(t);
                case "steps/train" -> steps = t.longs().get(0);
                case "rate/train" -> rateFactor = t.scalar();
                default -> throw new QuireException("unknown value " + name);
            }
        });
    }

    @Override
    public long parameterCount() {
        return 2;
    }

    private void check() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            opened.merge("session", -1, Integer::sum);
        }
    }
}
