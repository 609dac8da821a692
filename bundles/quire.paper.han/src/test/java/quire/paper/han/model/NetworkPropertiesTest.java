package quire.paper.han.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import quire.api.QuireException;
import quire.api.compute.Lease;
import quire.api.compute.Optimiser;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.paper.han.skeleton.Layout;
import quire.testkit.Engines;

class NetworkPropertiesTest {
    private static final Map<String, String> SMALL = Map.of("width", "8", "heads", "2", "head_width", "3", "dropout", "0");
    private static final List<String> CLASSES = List.of("a", "b", "c", "d");

    private static Schema schema(int frames, Layout layout) {
        return new Schema(Map.of("frames", (long) frames, "joints", (long) layout.joints()), CLASSES, Map.of("layout", layout.id()));
    }

    private static Map<String, String> with(String... changes) {
        Map<String, String> m = new LinkedHashMap<>(SMALL);
        for (int i = 0; i < changes.length; i += 2) {
            m.put(changes[i], changes[i + 1]);
        }
        return m;
    }

    private static Model model(ModelFactory factory, Map<String, String> options, int frames) {
        return factory.create(factory.options().parse(options), schema(frames, Layout.SHREC22), DType.DOUBLE);
    }

    private static double[] numbers(int n, long seed) {
        SplittableRandom r = new SplittableRandom(seed);
        double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            v[i] = 0.1 * r.nextGaussian();
        }
        return v;
    }

    private static Batch batch(int rows, int frames, double[] x) {
        double[] label = new double[rows * CLASSES.size()];
        double[] mask = new double[rows * frames];
        java.util.Arrays.fill(mask, 1);
        for (int i = 0; i < rows; i++) {
            label[i * CLASSES.size() + i % CLASSES.size()] = 1;
        }
        return new Batch(rows, Map.of("x", Tensor.of(x, rows, frames, 22, 3), "label", Tensor.of(label, rows, CLASSES.size()), "mask",
                Tensor.of(mask, rows, frames), "pose", Tensor.of(x, rows, frames, 22, 3), "motion",
                Tensor.of(numbers(rows * frames * 18, 5), rows, frames, 6, 3), "tips", Tensor.of(numbers(rows * frames * 12, 6), rows, 12L * frames)));
    }

    private static void open(Model model, Consumer<Session> use) {
        try (Lease lease = Engines.chosen(); Session s = lease.open(model, SessionOptions.training(3, Optimiser.adam(0.01)))) {
            use.accept(s);
        }
    }

    private static double[] logits(Session s, Batch b) {
        return s.run(b, "logits").get("logits").toDoubles();
    }

    private static void gradientsAreThoseOfDifferences(Model model, int frames) {
        open(model, s -> {
            Batch b = batch(3, frames, numbers(3 * frames * 66, 1));
            Map<String, Tensor> values = s.parameters();
            SplittableRandom r = new SplittableRandom(2);
            // away from the kink at 0 and from zero rows of constant parameters
            values.forEach((n, t) -> perturb(t, r));
            s.load(values);
            List<String> trained = new ArrayList<>(model.graph(Model.TRAIN).parameters().stream().map(p -> p.name()).toList());
            Map<String, Tensor> gradients = new LinkedHashMap<>();
            s.gradients(s.prepare(Model.TRAIN, b, 0), trained).forEach((n, t) -> gradients.put(n, t.copy()));
            for (String name : trained) {
                Tensor value = values.get(name);
                int at = r.nextInt(value.size());
                double h = 1e-6;
                double difference = (loss(s, b, name, value, at, h) - loss(s, b, name, value, at, -h)) / (2 * h);
                assertThat(gradients.get(name).toDoubles()[at]).as("%s[%d]", name, at).isCloseTo(difference, within(1e-6 + 1e-5 * Math.abs(difference)));
            }
        });
    }

    private static void perturb(Tensor t, SplittableRandom r) {
        for (int i = 0; i < t.size(); i++) {
            t.doubles().put(i, t.doubles().get(i) + 0.1 * r.nextDouble());
        }
    }

    private static double loss(Session s, Batch b, String name, Tensor value, int at, double h) {
        Tensor moved = value.copy();
        moved.doubles().put(at, moved.doubles().get(at) + h);
        s.load(Map.of(name, moved));
        double loss = s.run(s.prepare(Model.TRAIN, b, 0), List.of("loss")).get("loss").scalar();
        s.load(Map.of(name, value));
        return loss;
    }

    @ParameterizedTest
    @CsvSource({"shared,true", "joint_attention,false", "finger_attention,false", "time_attention,false", "fusion,mean", "fusion,concat",
        "shared,false", "positions,none", "positions,no-time", "masked,true"})
    void everyAblationHasRightGradients(String option, String value) {
        gradientsAreThoseOfDifferences(model(new HanFactory(), with(option, value), 3), 3);
    }

    @Test
    void baselinesHaveRightGradients() {
        gradientsAreThoseOfDifferences(model(new TwoStreamFactory(), SMALL, 3), 3);
        gradientsAreThoseOfDifferences(model(new FlatFactory(), SMALL, 2), 2);
        gradientsAreThoseOfDifferences(model(new GruFactory(), Map.of("hidden", "5", "dropout", "0"), 3), 3);
        gradientsAreThoseOfDifferences(model(new LogisticFactory(), Map.of(), 2), 2);
        gradientsAreThoseOfDifferences(model(new NearestFactory(), Map.of(), 2), 2);
    }

    @Test
    void predictionDoesNotDependOnTheRestOfTheBatch() {
        open(model(new HanFactory(), SMALL, 4), s -> {
            double[] x = numbers(5 * 4 * 66, 3);
            double[] all = logits(s, batch(5, 4, x));
            double[] one = logits(s, batch(1, 4, java.util.Arrays.copyOfRange(x, 2 * 264, 3 * 264)));
            assertThat(one).containsExactly(java.util.Arrays.copyOfRange(all, 8, 12), within(1e-12));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "no-time"})
    void onlyTimePositionsTellOrder(String positions) {
        open(model(new HanFactory(), with("positions", positions), 5), s -> {
            double[] x = numbers(5 * 66, 4);
            double[] reversed = new double[x.length];
            for (int i = 0; i < 5; i++) {
                System.arraycopy(x, i * 66, reversed, (4 - i) * 66, 66);
            }
            double[] a = logits(s, batch(1, 5, x));
            double[] b = logits(s, batch(1, 5, reversed));
            double moved = 0;
            for (int i = 0; i < a.length; i++) {
                moved = Math.max(moved, Math.abs(a[i] - b[i]));
            }
            if (positions.equals("all")) {
                assertThat(moved).isGreaterThan(1e-4);
            } else {
                assertThat(moved).isLessThan(1e-12);
            }
        });
    }

    @Test
    void fingersAreNotInterchangeable() {
        open(model(new HanFactory(), SMALL, 2), s -> {
            double[] x = numbers(2 * 66, 4);
            double[] swapped = x.clone();
            for (int i = 0; i < 2; i++) {
                System.arraycopy(x, i * 66 + 18, swapped, i * 66 + 30, 12);
                System.arraycopy(x, i * 66 + 30, swapped, i * 66 + 18, 12);
            }
            double[] a = logits(s, batch(1, 2, x));
            double[] b = logits(s, batch(1, 2, swapped));
            assertThat(Math.abs(a[0] - b[0])).isGreaterThan(1e-6);
        });
    }

    @Test
    void maskedNetworkEqualsTheShorterOne() {
        double[] x = numbers(6 * 66, 8);
        Map<String, Tensor> values = new LinkedHashMap<>();
        double[][] out = new double[2][];
        open(model(new HanFactory(), with("masked", "true"), 6), s -> {
            values.putAll(s.parameters());
            double[] mask = {1, 1, 1, 1, 0, 0};
            out[0] = logits(s, new Batch(1, Map.of("x", Tensor.of(x, 1, 6, 22, 3), "mask", Tensor.of(mask, 1, 6))));
        });
        open(model(new HanFactory(), SMALL, 4), s -> {
            s.load(values);
            out[1] = logits(s, batch(1, 4, java.util.Arrays.copyOf(x, 4 * 66)));
        });
        assertThat(out[0]).containsExactly(out[1], within(1e-12));
    }

    @Test
    void longSequencesAndOneFrameAreFine() {
        for (int frames : new int[] {1, 130}) {
            open(model(new HanFactory(), SMALL, frames), s -> {
                double[] p = s.run(batch(2, frames, numbers(2 * frames * 66, 4)), "probabilities").get("probabilities").toDoubles();
                assertThat(p[0] + p[1] + p[2] + p[3]).isCloseTo(1, within(1e-9));
            });
        }
    }

    @Test
    void learnsABatchByHeart() {
        open(model(new HanFactory(), with("width", "16", "head_width", "8"), 2), s -> {
            Batch b = batch(32, 2, numbers(32 * 2 * 66, 9));
            for (int i = 0; i < 100; i++) {
                s.step(s.prepare(Model.TRAIN, b, i), List.of());
            }
            double[] z = s.run(s.prepare(Model.TRAIN, b, 0), List.of("logits")).get("logits").toDoubles();
            for (int i = 0; i < 32; i++) {
                int best = 0;
                for (int c = 1; c < 4; c++) {
                    best = z[i * 4 + c] > z[i * 4 + best] ? c : best;
                }
                assertThat(best).as("row %d", i).isEqualTo(i % 4);
            }
        });
    }

    @Test
    void nearestMeansAreExactAfterOnePass() {
        open(model(new NearestFactory(), Map.of(), 2), s -> {
            double[] x = numbers(8 * 2 * 66, 9);
            s.step(s.prepare(Model.TRAIN, batch(8, 2, x), 0), List.of());
            double[] sums = s.parameters().get("sums").toDoubles();
            assertThat(s.parameters().get("counts").toDoubles()).containsExactly(2, 2, 2, 2);
            for (int k = 0; k < 66; k++) {
                double expected = (x[132 + k] + x[132 + 66 + k]) / 2 + (x[5 * 132 + k] + x[5 * 132 + 66 + k]) / 2;
                assertThat(sums[66 + k]).isCloseTo(expected, within(1e-12));
            }
        });
    }

    @Test
    void rowsOfZerosHaveFiniteGradients() {
        open(model(new HanFactory(), SMALL, 2), s -> {
            Map<String, Tensor> values = s.parameters();
            // every output of Wo below 0: the ReLU leaves rows of zeros, whose deviation is 0
            for (String layer : new String[] {"joint", "finger", "temporal", "fusion"}) {
                Tensor bias = values.get(layer + "/out/bias");
                for (int i = 0; i < bias.size(); i++) {
                    bias.doubles().put(i, -100);
                }
            }
            s.load(values);
            s.gradients(s.prepare(Model.TRAIN, batch(2, 2, numbers(2 * 2 * 66, 4)), 0), List.of("embed/weight", "joint/query/weight"))
                    .forEach((n, g) -> assertThat(g.toDoubles()).as(n).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
        });
    }

    @Test
    void twoStreamsHaveThePapersSize() {
        ModelFactory f = new TwoStreamFactory();
        Schema schema = new Schema(Map.of("frames", 8L, "joints", 22L), java.util.Collections.nCopies(14, "x"), Map.of("layout", "shrec22"));
        try (Lease lease = Engines.chosen(); Session s = lease.open(f.create(f.options().defaults(), schema, DType.FLOAT), SessionOptions.inference(1))) {
            assertThat(s.parameterCount()).isEqualTo(946_664);
        }
        assertThatThrownBy(() -> f.create(f.options().parse(Map.of("masked", "true")), schema, DType.FLOAT)).isInstanceOf(QuireException.class)
                .hasMessageContaining("masked=true");
    }

    @Test
    void otherDataAreRefused() {
        ModelFactory f = new HanFactory();
        assertThatThrownBy(() -> f.create(f.options().defaults(), new Schema(Map.of(), List.of("a"), Map.of()), DType.FLOAT))
                .isInstanceOf(QuireException.class).hasMessageContaining("the data are no hand skeletons");
    }

    @Test
    void flatAttentionNeedsAboutTwiceTheProducts() {
        Shape shape = new Shape(Layout.SHREC22, 8, 14);
        assertThat(Macs.flat(Settings.paper(), shape, 2) / (double) Macs.han(Settings.paper(), shape)).isBetween(2.0, 2.1);
    }
}
