package quire.engine.libtorch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import quire.api.compute.Optimiser;

/** One graph's optimiser on the segments it trains. Moments appear with the first update, or when they are written. */
final class Updater implements AutoCloseable {
    private final String graph;
    private final Optimiser optimiser;
    private final Torch place;
    private final List<State> states = new ArrayList<>();

    /** Moments of one segment. */
    private static final class State {
        final Segment segment;
        final double rateFactor;
        final double weightDecay;
        final Held held = new Held();
        Tensor first;
        Tensor second;

        State(Segment segment, double rateFactor, double weightDecay) {
            this.segment = segment;
            this.rateFactor = rateFactor;
            this.weightDecay = weightDecay;
        }
    }

    Updater(String graph, Optimiser optimiser, List<Segment> segments, Torch place) {
        this.graph = graph;
        this.optimiser = optimiser;
        this.place = place;
        for (Segment s : segments) {
            Optimiser.Group group = optimiser.groupOf(s.names().iterator().next());
            states.add(new State(s, group == null ? 1 : group.rateFactor(), group == null ? optimiser.weightDecay() : group.weightDecay()));
        }
    }

    void clearGradients() {
        for (State s : states) {
            s.segment.gradients().zero_();
        }
    }

    double gradientSquares() {
        double sum = 0;
        try (PointerScope scope = new PointerScope()) {
            for (State s : states) {
                Tensor g = s.segment.gradients().to(torch.ScalarType.Double);
                sum += torch.dot(g, g).item_double();
            }
        }
        return sum;
    }

    /** @param iteration number of this update, from 0 */
    void apply(long iteration, double rate, double gradientFactor) {
        try (PointerScope scope = new PointerScope(); var guard = new org.bytedeco.pytorch.NoGradGuard()) {
            for (State s : states) {
                Tensor p = s.segment.values();
                Tensor g = s.segment.gradients();
                if (gradientFactor != 1) {
                    g.mul_(new Scalar(gradientFactor));
                }
                if (s.weightDecay != 0) {
                    g.add_(p, new Scalar(s.weightDecay));
                }
                if (optimiser.kind() == Optimiser.Kind.ADAM) {
                    adam(s, p, g, iteration + 1, rate * s.rateFactor);
                } else {
                    sgd(s, p, g, rate * s.rateFactor);
                }
            }
        }
    }

    private void adam(State s, Tensor p, Tensor g, long step, double rate) {
        moments(s);
        double correction1 = 1 - Math.pow(optimiser.beta1(), step);
        double correction2 = 1 - Math.pow(optimiser.beta2(), step);
        s.first.lerp_(g, new Scalar(1 - optimiser.beta1()));
        s.second.mul_(new Scalar(optimiser.beta2())).addcmul_(g, g, new Scalar(1 - optimiser.beta2()));
        Tensor root = torch.sqrt(s.second);
        root.div_(new Scalar(Math.sqrt(correction2))).add_(new Scalar(optimiser.epsilon()));
        p.addcdiv_(s.first, root, new Scalar(-rate / correction1));
    }

    private void sgd(State s, Tensor p, Tensor g, double rate) {
        Tensor by = g;
        if (optimiser.momentum() != 0) {
            moments(s);
            by = s.first.mul_(new Scalar(optimiser.momentum())).add_(g);
        }
        p.add_(by, new Scalar(-rate));
    }

    private void moments(State s) {
        if (s.first == null) {
            s.first = s.held.keep(s.segment.flat(place));
            if (optimiser.kind() == Optimiser.Kind.ADAM) {
                s.second = s.held.keep(s.segment.flat(place));
            }
        }
    }

    private String prefix(boolean second) {
        return (optimiser.kind() == Optimiser.Kind.ADAM ? second ? "adam.v/" : "adam.m/" : "sgd.v/") + graph + "/";
    }

    /** Calls back with the name of each moment there is, and a view of it. */
    void forEach(BiConsumer<String, Tensor> use) {
        for (State s : states) {
            if (s.first != null) {
                for (String name : s.segment.names()) {
                    use.accept(prefix(false) + name, s.segment.view(s.first, name));
                    if (s.second != null) {
                        use.accept(prefix(true) + name, s.segment.view(s.second, name));
                    }
                }
            }
        }
    }

    /** The view of a moment by name, or null; made where it is not there yet and {@code create}. */
    Tensor moment(String name, boolean create) {
        boolean keepsState = optimiser.kind() == Optimiser.Kind.ADAM || optimiser.momentum() != 0;
        for (State s : states) {
            for (int k = 0; k < 2; k++) {
                String prefix = prefix(k == 1);
                if (keepsState && name.startsWith(prefix) && s.segment.has(name.substring(prefix.length()))
                        && (k == 0 || optimiser.kind() == Optimiser.Kind.ADAM)) {
                    if (create) {
                        moments(s);
                    }
                    Tensor flat = k == 1 ? s.second : s.first;
                    return flat == null ? null : s.segment.view(flat, name.substring(prefix.length()));
                }
            }
        }
        return null;
    }

    long bytes() {
        long sum = 0;
        for (State s : states) {
            sum += (s.first == null ? 0 : s.segment.flatBytes()) + (s.second == null ? 0 : s.segment.flatBytes());
        }
        return sum;
    }

    @Override
    public void close() {
        states.forEach(s -> s.held.close());
    }
}
