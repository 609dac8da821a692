package quire.engine.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import quire.api.QuireException;
import quire.api.compute.Device;
import quire.api.compute.Optimiser;
import quire.api.engine.Engine;
import quire.api.engine.Program;
import quire.api.engine.ProgramSpec;
import quire.api.model.BufferSpec;
import quire.api.model.GraphSpec;
import quire.api.model.Init;
import quire.api.model.InputSpec;
import quire.api.model.ParameterSpec;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.nd4j.CorrectedOps;
import quire.nd4j.Nd4jRuntime;
import quire.testkit.IsolatedLibTorch;

/** Training steps on LibTorch against the same steps done with ND4J's gradients and optimisers written out. */
class TrainingTest {
    private static final Device CPU = new Device("cpu", "cpu", "test", 0, 0, true, "");
    private static final int ROWS = 5;

    private Engine engine = IsolatedLibTorch.engine();

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    /** Two dense layers on looked-up rows, a running mean, and a squared loss. */
    private static GraphSpec graph() {
        SameDiff sd = SameDiff.create();
        SDVariable rows = sd.placeHolder("table@rows", DataType.DOUBLE, -1, 3);
        SDVariable at = sd.placeHolder("table@id", DataType.INT32, -1);
        SDVariable y = sd.placeHolder("y", DataType.DOUBLE, -1, 1);
        SDVariable mean = sd.placeHolder("mean", DataType.DOUBLE, 4);
        SDVariable x = CorrectedOps.gather(sd, null, rows, at);
        SDVariable h = sd.math().tanh(x.mmul(sd.var("a/weight", DataType.DOUBLE, 3, 4)).add(sd.var("a/bias", DataType.DOUBLE, 4)));
        SDVariable p = h.mmul(sd.var("b/weight", DataType.DOUBLE, 4, 1)).add(sd.var("b/bias", DataType.DOUBLE, 1));
        SDVariable loss = sd.math().square(p.sub(y)).mean();
        SDVariable next = mean.mul(0.9).add(h.mean(0).mul(0.1));
        sd.setLossVariables(loss.name());
        return new GraphSpec(sd, List.of(new InputSpec("y", DType.DOUBLE, -1, 1)),
                List.of(parameter("a/weight", 3, 4), parameter("a/bias", 4), parameter("b/weight", 4, 1), parameter("b/bias", 1)),
                List.of(new BufferSpec("mean", DType.DOUBLE, Init.zeros(), "update/mean", 4)), List.of(), List.of(),
                Map.of("loss", loss.name(), "p", p.name(), "update/mean", next.name()), "loss");
    }

    private static ParameterSpec parameter(String name, long... shape) {
        return new ParameterSpec(name, DType.DOUBLE, Init.normal(0.5), shape);
    }

    private static Map<String, Tensor> initial(GraphSpec g) {
        SplittableRandom random = new SplittableRandom(3);
        Map<String, Tensor> values = new LinkedHashMap<>();
        for (ParameterSpec p : g.parameters()) {
            Tensor t = Tensor.zeros(p.dtype(), p.shape());
            double[] v = new double[t.size()];
            Arrays.setAll(v, k -> p.init().next(random));
            t.doubles().put(v);
            values.put(p.name(), t);
        }
        return values;
    }

    private static Map<String, Tensor> batch(long step) {
        SplittableRandom random = new SplittableRandom(100 + step);
        return Map.of("table@rows", Tensor.of(random.doubles(ROWS * 3, -1, 1).toArray(), ROWS, 3),
                "table@id", Tensor.of(random.ints(8, 0, ROWS).toArray(), 8),
                "y", Tensor.of(random.doubles(8, -1, 1).toArray(), 8, 1));
    }

    private Program open(GraphSpec g, Optimiser o) {
        Program p = engine.open(new ProgramSpec(Map.of("train", g), Map.of("train", o), CPU, 2));
        initial(g).forEach(p::write);
        return p;
    }

    /** What the rules make of ND4J's gradients, in plain Java. */
    private static final class Reference {
        final GraphSpec g = graph();
        final Optimiser o;
        final Map<String, double[]> values = new HashMap<>();
        final Map<String, double[]> first = new HashMap<>();
        final Map<String, double[]> second = new HashMap<>();
        final double[] mean = new double[4];
        double[] rowGradient;

        Reference(Optimiser o) {
            this.o = o;
            initial(g).forEach((name, t) -> values.put(name, t.toDoubles()));
        }

        double step(long step, double factor) {
            SameDiff sd = g.graph();
            g.parameters().forEach(p -> sd.getVariable(p.name()).setArray(Nd4j.create(values.get(p.name()), p.shape(), DataType.DOUBLE)));
            Map<String, INDArray> feeds = new HashMap<>();
            batch(step).forEach((name, t) -> feeds.put(name, t.dtype() == DType.DOUBLE ? Nd4j.create(t.toDoubles(), t.shape(), DataType.DOUBLE)
                    : Nd4j.create(t.toDoubles(), t.shape(), DataType.INT32)));
            feeds.put("mean", Nd4j.create(mean.clone(), new long[] {4}, DataType.DOUBLE));
            List<String> names = new ArrayList<>(values.keySet());
            names.add("table@rows");
            sd.createGradFunction("table@rows");
            double loss = sd.output(feeds, g.variable("loss")).get(g.variable("loss")).getDouble(0);
            double[] next = sd.output(feeds, g.variable("update/mean")).get(g.variable("update/mean")).toDoubleVector();
            Map<String, INDArray> gradients = sd.calculateGradients(feeds, names);
            rowGradient = Nd4j.toFlattened('c', gradients.get("table@rows")).toDoubleVector();
            for (String name : values.keySet()) {
                if (!o.frozen(name)) {
                    Optimiser.Group group = o.groupOf(name);
                    update(name, Nd4j.toFlattened('c', gradients.get(name)).toDoubleVector(), step + 1, factor,
                            o.rate() * (group == null ? 1 : group.rateFactor()), group == null ? o.weightDecay() : group.weightDecay());
                }
            }
            System.arraycopy(next, 0, mean, 0, 4);
            return loss;
        }

        private void update(String name, double[] g, long t, double factor, double rate, double decay) {
            double[] p = values.get(name);
            double[] m = first.computeIfAbsent(name, n -> new double[p.length]);
            double[] v = second.computeIfAbsent(name, n -> new double[p.length]);
            for (int k = 0; k < p.length; k++) {
                double gk = g[k] * factor + decay * p[k];
                if (o.kind() == Optimiser.Kind.ADAM) {
                    m[k] = o.beta1() * m[k] + (1 - o.beta1()) * gk;
                    v[k] = o.beta2() * v[k] + (1 - o.beta2()) * gk * gk;
                    double corrected = v[k] / (1 - Math.pow(o.beta2(), t));
                    p[k] -= rate * m[k] / (1 - Math.pow(o.beta1(), t)) / (Math.sqrt(corrected) + o.epsilon());
                } else {
                    m[k] = o.momentum() * m[k] + gk;
                    p[k] -= rate * m[k];
                }
            }
        }
    }

    private enum Rule {
        ADAM(Optimiser.adam(0.02)),
        ADAM_GROUPS(Optimiser.adam(0.02).withWeightDecay(0.01).withGroups(new Optimiser.Group("a/", 0.5, 0), new Optimiser.Group("b/bias", 0, 0))),
        SGD(Optimiser.sgd(0.1, 0)),
        MOMENTUM(Optimiser.sgd(0.05, 0.9).withWeightDecay(0.01));

        final Optimiser optimiser;

        Rule(Optimiser optimiser) {
            this.optimiser = optimiser;
        }
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void stepsLikeNd4j(Rule rule) {
        Reference reference = new Reference(rule.optimiser);
        try (Program program = open(graph(), rule.optimiser)) {
            for (int step = 0; step < 20; step++) {
                double factor = step % 5 == 4 ? 0.25 : 1;
                Map<String, Tensor> found = program.backward("train", batch(step), List.of(), List.of("table@rows"));
                double loss = found.get("loss").scalar();
                double[] rows = found.get("grad/table@rows").toDoubles();
                program.apply("train", step, rule.optimiser.rate(), factor);
                assertThat(loss).isCloseTo(reference.step(step, factor), within(1e-10));
                assertThat(rows).containsExactly(reference.rowGradient, within(1e-10));
            }
            reference.values.forEach((name, v) -> assertThat(program.read(name).toDoubles()).as(name).containsExactly(v, within(1e-10)));
            assertThat(program.read("mean").toDoubles()).containsExactly(reference.mean, within(1e-10));
        }
    }

    @Test
    void measuresGradientsOfWhatIsTrained() {
        try (Program program = open(graph(), Optimiser.adam(0.01).withGroups(new Optimiser.Group("a/", 0, 0)))) {
            Map<String, Tensor> found = program.backward("train", batch(0), List.of("p"), List.of("a/bias", "b/weight", "b/bias"));
            assertThat(found.get("p").shape()).containsExactly(8, 1);
            double expected = Arrays.stream(found.get("grad/b/weight").toDoubles()).map(v -> v * v).sum()
                    + Arrays.stream(found.get("grad/b/bias").toDoubles()).map(v -> v * v).sum();
            assertThat(program.gradientSquares()).isCloseTo(expected, within(1e-12));
            double[] frozen = found.get("grad/a/bias").toDoubles();
            assertThat(frozen).isNotEqualTo(new double[4]);
            assertThat(program.backward("train", batch(0), List.of(), List.of("a/bias")).get("grad/a/bias").toDoubles()).isEqualTo(frozen);
        }
    }

    @Test
    void resumesFromWhatItSaved() {
        Optimiser adam = Optimiser.adam(0.02);
        Map<String, Tensor> saved = new HashMap<>();
        double[] straight;
        try (Program program = open(graph(), adam)) {
            assertThat(program.names()).containsExactlyInAnyOrder("a/weight", "a/bias", "b/weight", "b/bias", "mean");
            for (int step = 0; step < 6; step++) {
                if (step == 3) {
                    program.names().forEach(name -> saved.put(name, program.read(name)));
                }
                program.backward("train", batch(step), List.of(), List.of());
                program.apply("train", step, adam.rate(), 1);
            }
            straight = program.read("a/weight").toDoubles();
        }
        assertThat(saved).containsKeys("adam.m/train/a/weight", "adam.v/train/b/bias", "mean");
        try (Program program = open(graph(), adam)) {
            saved.forEach(program::write);
            for (int step = 3; step < 6; step++) {
                program.backward("train", batch(step), List.of(), List.of());
                program.apply("train", step, adam.rate(), 1);
            }
            assertThat(program.read("a/weight").toDoubles()).isEqualTo(straight);
        }
    }

    @Test
    void opensOnOneThreadAndStepsOnOthers() throws InterruptedException {
        try (Program program = open(graph(), Optimiser.adam(0.02))) {
            List<Double> losses = new ArrayList<>();
            for (int k = 0; k < 4; k++) {
                int step = k;
                Thread t = new Thread(() -> {
                    losses.add(program.backward("train", batch(step), List.of(), List.of()).get("loss").scalar());
                    program.apply("train", step, 0.02, 1);
                }, "step-" + k);
                t.start();
                t.join();
            }
            Reference reference = new Reference(Optimiser.adam(0.02));
            for (int step = 0; step < 4; step++) {
                assertThat(losses.get(step)).isCloseTo(reference.step(step, 1), within(1e-10));
            }
        }
    }

    @Test
    void runningUpdatesNothing() {
        try (Program program = open(graph(), Optimiser.adam(0.02))) {
            double[] before = program.read("a/weight").toDoubles();
            assertThat(program.run("train", batch(0), List.of("p", "loss"))).containsOnlyKeys("p", "loss");
            assertThat(program.read("a/weight").toDoubles()).isEqualTo(before);
            assertThat(program.read("mean").toDoubles()).isEqualTo(new double[4]);
            assertThatThrownBy(() -> program.apply("train", 0, 0.1, 1)).isInstanceOf(QuireException.class).hasMessageContaining("backward pass");
        }
    }

    @Test
    void explainsWrongInputs() {
        try (Program program = open(graph(), Optimiser.adam(0.02))) {
            Map<String, Tensor> missing = new HashMap<>(batch(0));
            missing.remove("y");
            assertThatThrownBy(() -> program.run("train", missing, List.of("loss"))).isInstanceOf(QuireException.class).hasMessageContaining("'y'");
            Map<String, Tensor> wrong = new HashMap<>(batch(0));
            wrong.put("y", Tensor.of(new double[8], 8));
            assertThatThrownBy(() -> program.run("train", wrong, List.of("loss"))).isInstanceOf(QuireException.class)
                    .hasMessageContaining("'y' is double[8]").hasMessageContaining("DOUBLE[-1, 1]");
            wrong.put("y", Tensor.of(new double[5], 5, 1));
            assertThatThrownBy(() -> program.run("train", wrong, List.of("loss"))).isInstanceOf(QuireException.class)
                    .hasMessageContaining("op 'subtract'").hasMessageNotContaining("\n");
            assertThatThrownBy(() -> program.run("train", batch(0), List.of("nothing"))).isInstanceOf(QuireException.class)
                    .hasMessageContaining("no output 'nothing'");
            assertThatThrownBy(() -> program.write("a/bias", Tensor.of(new double[3], 3))).isInstanceOf(QuireException.class)
                    .hasMessageContaining("'a/bias'");
            assertThat(program.run("train", batch(0), List.of("loss")).get("loss").scalar()).isFinite();
        }
    }

    @Test
    void namesAnUnsupportedOperationWithItsPlace() {
        SameDiff sd = SameDiff.create();
        SDVariable a = sd.placeHolder("a", DataType.DOUBLE, 3, 3);
        SDVariable out = sd.math().matrixInverse("layer3/out", a).add(1);
        GraphSpec g = new GraphSpec(sd, List.of(), List.of(), List.of(), List.of(), List.of(), Map.of("out", out.name()), null);
        assertThat(engine.unsupported(g)).hasValueSatisfying(text -> assertThat(text).startsWith("op 'matrix_inverse' producing 'layer3/out'"));
        assertThatThrownBy(() -> engine.open(new ProgramSpec(Map.of("infer", g), Map.of(), CPU, 1))).isInstanceOf(QuireException.class)
                .hasMessageContaining("op 'matrix_inverse' producing 'layer3/out'");
        assertThat(engine.nativeBytes()).isZero();
    }

    @Test
    void countsAndGivesBackItsMemory() {
        Program program = open(graph(), Optimiser.adam(0.02));
        long empty = program.nativeBytes();
        assertThat(empty).isGreaterThan(0);
        program.backward("train", batch(0), List.of(), List.of());
        program.apply("train", 0, 0.02, 1);
        assertThat(program.nativeBytes()).isGreaterThan(empty);
        assertThat(engine.nativeBytes()).isEqualTo(program.nativeBytes());
        program.close();
        assertThat(program.nativeBytes()).isZero();
        assertThat(engine.nativeBytes()).isZero();
        assertThatThrownBy(() -> program.read("mean")).isInstanceOf(QuireException.class).hasMessageContaining("closed");
    }
}
