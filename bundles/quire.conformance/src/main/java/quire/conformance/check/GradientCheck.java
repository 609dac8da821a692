package quire.conformance.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import quire.api.compute.Optimiser;
import quire.api.compute.Session;
import quire.api.model.GraphSpec;
import quire.api.model.Model;
import quire.api.model.ParameterSpec;
import quire.api.model.TableSpec;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.conformance.paper.Setting;
import quire.conformance.trial.Call;
import quire.conformance.trial.Converted;
import quire.conformance.trial.Flow;
import quire.conformance.trial.Trial;

/** Differences of the loss against the graph's gradient in double, on entries of parameters from the first to the last. */
public final class GradientCheck implements Check {
    /** Parameters looked at in each graph. */
    private static final int MOST = 10;
    private static final double TOLERANCE = 1e-4;
    /** Near enough not to try other widths. */
    private static final double CLEAR = 1e-5;
    /** Share of a graph's largest gradient below which one is small, and lost in the curvature of the rest. */
    private static final double SMALL = 1e-3;
    /** Slopes that a loss in double cannot show. */
    private static final double ZERO = 1e-8;
    /** Several widths: a kink may lie within one, rounding may drown another. */
    private static final double[] WIDTHS = {1e-5, 1e-6, 1e-4, 1e-7};

    @Override
    public String name() {
        return "gradients";
    }

    @Override
    public Outcome run(Bench bench) throws Exception {
        try (Trial trial = bench.trial()) {
            List<Call> trained = trial.calls().stream().filter(Call::trained).toList();
            if (trained.isEmpty()) {
                return Outcome.notApplicable("nothing is trained by a graph");
            }
            Model model = trial.model(DType.DOUBLE);
            Map<String, Optimiser> optimisers = trial.procedure(model).optimisers(trial.optimiser(1));
            try (Session session = trial.session(model, optimisers)) {
                Map<String, Tensor> values = session.parameters();
                Tally tally = new Tally();
                for (Call call : trained) {
                    GraphSpec spec = model.graph(call.graph());
                    Point point = new Point(session, call, Converted.to(spec, call.batch()), values);
                    Tally graph = new Tally();
                    List<Entry> entries = entries(spec, point, optimisers.get(call.graph()));
                    double scale = entries.stream().mapToDouble(e -> Math.abs(e.gradient())).max().orElse(0);
                    for (Entry e : entries) {
                        bench.stopIfCancelled();
                        graph.add(compare(point, e, SMALL * scale));
                    }
                    if (graph.nothing() && !bench.baseline()) {
                        throw new Broken("all %d gradients looked at in graph '%s' are 0: its loss does not depend on its parameters", graph.entries, call.graph());
                    }
                    tally.add(graph);
                }
                return tally.outcome(trained.size());
            }
        }
    }

    /** What has been compared so far. */
    private static final class Tally {
        private int entries;
        private int small;
        private double worst;

        /** @param apart relative difference; NaN where gradient and difference are both too small to tell */
        void add(double apart) {
            entries++;
            if (Double.isNaN(apart)) {
                small++;
            } else {
                worst = Math.max(worst, apart);
            }
        }

        boolean nothing() {
            return entries > 0 && small == entries;
        }

        void add(Tally graph) {
            entries += graph.entries;
            small += graph.small;
            worst = Math.max(worst, graph.worst);
        }

        Outcome outcome(int graphs) {
            if (nothing()) {
                return Outcome.notApplicable("a baseline that does not learn: all %d gradients looked at are 0", entries);
            }
            return entries == 0 ? Outcome.notApplicable("no parameter has a gradient that nothing stops")
                    : Outcome.passed("%d entries in %d graphs, worst relative difference %.1e%s", entries, graphs, worst, small == 0 ? "" : "; " + small + " are 0");
        }
    }

    /** @param parameter name of a parameter or table @param at place in it @param gradient what the graph says */
    private record Entry(String parameter, int at, double gradient) {
    }

    /** Where the loss is looked at. */
    private record Point(Session session, Call call, Batch batch, Map<String, Tensor> values) {
        Map<String, Tensor> gradients(List<String> wrt) {
            return session.gradients(session.prepare(call.graph(), batch, call.step()), wrt);
        }

        double loss(String parameter, int at, double change) {
            Tensor moved = values.get(parameter).copy();
            moved.doubles().put(at, moved.doubles().get(at) + change);
            session.load(Map.of(parameter, moved));
            String loss = session.loss(call.graph());
            double value = session.run(session.prepare(call.graph(), batch, call.step()), List.of(loss)).get(loss).scalar();
            session.load(Map.of(parameter, values.get(parameter)));
            return value;
        }
    }

    private static List<Entry> entries(GraphSpec spec, Point point, Optimiser optimiser) {
        List<String> names = new ArrayList<>(spec.parameters().stream().map(ParameterSpec::name).toList());
        spec.tables().stream().map(TableSpec::name).forEach(names::add);
        names.removeIf(optimiser::frozen);
        Set<String> stopped = new Flow(spec).stopped();
        names.removeIf(stopped::contains);
        spec.tables().stream().filter(t -> t.ids().stream().anyMatch(i -> stopped.contains(t.lookupInput(i)))).forEach(t -> names.remove(t.name()));
        List<String> chosen = new ArrayList<>();
        int count = Math.min(MOST, names.size());
        for (int i = 0; i < count; i++) {
            chosen.add(names.get(count == 1 ? 0 : (int) Math.round((double) i * (names.size() - 1) / (count - 1))));
        }
        Map<String, Tensor> gradients = new TreeMap<>();
        point.gradients(chosen).forEach((n, t) -> gradients.put(n, t.copy()));
        SplittableRandom random = new SplittableRandom(Setting.SEED);
        List<Entry> out = new ArrayList<>();
        for (String name : chosen) {
            Tensor g = gradients.get(name);
            if (g == null) {
                throw new Broken("graph '%s' gives no gradient of '%s'", point.call().graph(), name);
            }
            double[] values = g.toDoubles();
            int largest = 0;
            for (int i = 0; i < values.length; i++) {
                if (!Double.isFinite(values[i])) {
                    throw new Broken("the gradient of '%s' in graph '%s' has values that are not finite", name, point.call().graph());
                }
                largest = Math.abs(values[i]) > Math.abs(values[largest]) ? i : largest;
            }
            Tensor ids = gradients.get(name + "@ids");
            for (int at : new int[] {largest, random.nextInt(values.length)}) {
                // a table's gradient has rows for the ids of the batch alone
                int width = (int) (ids == null ? 1 : g.dim(1));
                out.add(new Entry(name, ids == null ? at : ids.ints().get(at / width) * width + at % width, values[at]));
            }
        }
        return out;
    }

    /**
     * The relative difference at the width that agrees best; NaN where both are 0 but for rounding.
     *
     * @param least what smaller gradients are taken relative to
     */
    private static double compare(Point point, Entry e, double least) {
        double best = Double.POSITIVE_INFINITY;
        double closest = Double.NaN;
        boolean zero = false;
        for (double width : WIDTHS) {
            double difference = (point.loss(e.parameter(), e.at(), width) - point.loss(e.parameter(), e.at(), -width)) / (2 * width);
            double apart = Math.abs(difference - e.gradient()) / Math.max(least, Math.abs(e.gradient()));
            if (apart < CLEAR) {
                return apart;
            }
            zero |= Math.max(Math.abs(difference), Math.abs(e.gradient())) < ZERO;
            if (apart < best) {
                best = apart;
                closest = difference;
            }
        }
        if (best < TOLERANCE) {
            return best;
        }
        if (zero) {
            return Double.NaN;
        }
        throw new Broken("entry %d of '%s' in graph '%s': the graph says %.8g, differences of the loss %.8g", e.at(), e.parameter(), point.call().graph(),
                e.gradient(), closest);
    }
}
