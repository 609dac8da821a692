package quire.paper.densepoint.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quire.api.QuireException;
import quire.api.compute.Lease;
import quire.api.compute.Optimiser;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.data.batch.FreshReading;
import quire.paper.densepoint.data.Assembly;
import quire.paper.densepoint.data.Layout;
import quire.paper.densepoint.geometry.Cloud;
import quire.paper.densepoint.geometry.Stage;
import quire.paper.densepoint.geometry.Stages;
import quire.paper.densepoint.geometry.Workers;
import quire.testkit.Engines;

class NetworkPropertiesTest {
    private static final Stages STAGES = new Stages(List.of(new Stage(16, 0.6f, 6, 0, 4), new Stage(8, 0.9f, 6, 1.1f, 4)));
    private static final Map<String, String> DENSE = Map.of("growth", "4", "global", "16", "head", "16-12", "decoder", "8");
    private final Workers workers = new Workers();

    @AfterEach
    void endThreads() {
        workers.close();
    }

    private static Layout layout(Shape.Task task, int votes) {
        return new Layout(task, 32, STAGES, List.of("a", "b", "c"), task == Shape.Task.PARTS ? List.of(new int[] {0, 1}, new int[] {2}, new int[] {3, 4})
                : List.of(), votes, 0);
    }

    private static List<Cloud> clouds(int n, long seed) {
        SplittableRandom r = new SplittableRandom(seed);
        List<Cloud> out = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            float[] xyz = new float[96];
            float[] normals = new float[96];
            int[] parts = new int[32];
            for (int k = 0; k < 96; k++) {
                xyz[k] = (float) r.nextDouble(-0.6, 0.6);
                normals[k] = k % 3 == i % 3 ? 1 : 0;
            }
            Arrays.fill(parts, i % 3 == 0 ? 1 : i % 3 == 1 ? 2 : 3);
            out.add(new Cloud(xyz, normals, parts));
        }
        return out;
    }

    private Batch batch(Layout layout, List<Cloud> clouds) {
        int[] labels = new int[clouds.size() / layout.votes()];
        Arrays.setAll(labels, i -> i % 3);
        return new Assembly(layout, workers).batch(clouds, labels, FreshReading.evaluation(1));
    }

    private static Model model(ModelFactory f, Layout layout, Map<String, String> options) {
        return f.create(f.options().parse(options), layout.schema(), DType.FLOAT);
    }

    private static Map<String, String> with(String... more) {
        Map<String, String> out = new TreeMap<>(DENSE);
        for (int i = 0; i < more.length; i += 2) {
            out.put(more[i], more[i + 1]);
        }
        return out;
    }

    @ParameterizedTest
    @CsvSource({"CLASSIFY,dense,true", "CLASSIFY,dense,false", "CLASSIFY,layer,plain", "CLASSIFY,aggregation,avg", "CLASSIFY,aggregation,sum",
        "CLASSIFY,groups,4", "PARTS,dense,true", "NORMALS,dense,true"})
    void everySwitchLearnsOneBatch(Shape.Task task, String option, String value) {
        Layout layout = layout(task, 1);
        overfits(model(new DensePointFactory(), layout, with("dropout", "0", "head_dropout", "0", option, value)), layout);
    }

    @ParameterizedTest
    @CsvSource({"CLASSIFY", "PARTS", "NORMALS"})
    void baselinesLearnOneBatch(Shape.Task task) {
        Layout layout = layout(task, 1);
        overfits(model(new PlainFactory(), layout, with("head_dropout", "0")), layout);
        overfits(model(new PointNetFactory(), layout, Map.of("layers", "16-16-32", "head", "16-12", "head_dropout", "0")), layout);
        overfits(model(new PointNet2Factory(), layout, Map.of("width", "4", "neighbours", "4-6", "head", "16-12", "head_dropout", "0", "decoder", "8")), layout);
    }

    private void overfits(Model model, Layout layout) {
        Batch batch = batch(layout, clouds(6, 3));
        try (Lease lease = Engines.chosen()) {
            Session s = lease.open(model, SessionOptions.training(1, Optimiser.adam(0.02)));
            double first = s.step(s.prepare(Model.TRAIN, batch, 0), List.of()).get("loss").scalar();
            double last = first;
            for (int i = 1; i < 60; i++) {
                last = s.step(s.prepare(Model.TRAIN, batch, i), List.of()).get("loss").scalar();
            }
            assertThat(last).isLessThan(0.35 * first);
        }
    }

    @Test
    void descriptorModelsRun() {
        Layout classify = layout(Shape.Task.CLASSIFY, 1);
        for (ModelFactory f : List.of(new LogisticFactory(), new D2Factory())) {
            Map<String, Tensor> out = train(model(f, classify, Map.of()), batch(classify, clouds(6, 3)), "probabilities", "features");
            assertThat(Arrays.stream(out.get("probabilities").toDoubles()).sum()).isCloseTo(6, within(1e-4));
            assertThat(out.get("features").dim(0)).isEqualTo(6);
        }
        Layout normals = layout(Shape.Task.NORMALS, 1);
        assertThat(train(model(new PcaFactory(), normals, Map.of()), batch(normals, clouds(3, 3)), "normals").get("normals").shape()).containsExactly(96, 3);
        assertThatThrownBy(() -> model(new PcaFactory(), classify, Map.of())).isInstanceOf(QuireException.class).hasMessage(
                "model pca is for task=normals, not classify; choose another model or task");
    }

    private static Map<String, Tensor> train(Model model, Batch batch, String... outputs) {
        try (Lease lease = Engines.chosen()) {
            Session s = lease.open(model, SessionOptions.training(1, Optimiser.adam(0.01)));
            s.step(s.prepare(Model.TRAIN, batch, 0), List.of());
            Map<String, Tensor> out = new TreeMap<>();
            s.run(batch, outputs).forEach((n, t) -> out.put(n, t.copy()));
            return out;
        }
    }

    private static double[] infer(Session s, Batch b, String output) {
        return s.run(b, output).get(output).toDoubles();
    }

    @Test
    void cloudsDoNotSeeEachOtherInPrediction() {
        Layout layout = layout(Shape.Task.CLASSIFY, 1);
        List<Cloud> all = clouds(3, 5);
        try (Lease lease = Engines.chosen()) {
            Session s = lease.open(model(new DensePointFactory(), layout, DENSE), SessionOptions.inference(1));
            double[] together = infer(s, batch(layout, all), "probabilities");
            double[] alone = infer(s, batch(layout, all.subList(2, 3)), "probabilities");
            for (int c = 0; c < 3; c++) {
                assertThat(alone[c]).isCloseTo(together[6 + c], within(1e-5));
            }
        }
    }

    @Test
    void translationChangesOnlyWhatGlobalPoolingSees() {
        Layout layout = layout(Shape.Task.CLASSIFY, 1);
        Cloud c = clouds(1, 5).get(0);
        float[] moved = c.xyz().clone();
        for (int i = 0; i < moved.length; i += 3) {
            moved[i] += 0.25f;
        }
        try (Lease lease = Engines.chosen()) {
            Session s = lease.open(model(new DensePointFactory(), layout, DENSE), SessionOptions.inference(1));
            double[] here = infer(s, batch(layout, List.of(c)), "s1/e2");
            double[] there = infer(s, batch(layout, List.of(c.at(moved))), "s1/e2");
            for (int i = 0; i < here.length; i++) {
                assertThat(there[i]).isCloseTo(here[i], within(1e-4));
            }
            assertThat(infer(s, batch(layout, List.of(c.at(moved))), "global")).isNotEqualTo(infer(s, batch(layout, List.of(c)), "global"));
        }
    }

    @Test
    void votesAreAveraged() {
        List<Cloud> all = clouds(4, 5);
        try (Lease lease = Engines.chosen()) {
            Layout one = layout(Shape.Task.CLASSIFY, 1);
            Session single = lease.open(model(new DensePointFactory(), one, DENSE), SessionOptions.inference(1));
            double[] p = infer(single, batch(one, all), "probabilities").clone();
            Layout two = layout(Shape.Task.CLASSIFY, 2);
            Session voting = lease.open(model(new DensePointFactory(), two, DENSE), SessionOptions.inference(1));
            double[] mean = infer(voting, batch(two, all), "probabilities");
            assertThat(mean).hasSize(6);
            for (int c = 0; c < 3; c++) {
                assertThat(mean[3 + c]).isCloseTo((p[6 + c] + p[9 + c]) / 2, within(1e-6));
            }
        }
    }

    @Test
    void runningStatisticsLeadToTheBatchs() {
        Layout layout = layout(Shape.Task.CLASSIFY, 1);
        Batch batch = batch(layout, clouds(6, 3));
        try (Lease lease = Engines.chosen()) {
            // a rate too small to move anything: after many steps prediction uses the statistics training used
            Session s = lease.open(model(new DensePointFactory(), layout, with("dropout", "0", "head_dropout", "0", "bn_momentum", "0.5")),
                    SessionOptions.training(1, Optimiser.sgd(1e-12, 0)));
            double[] trained = null;
            for (int i = 0; i < 40; i++) {
                trained = s.step(s.prepare(Model.TRAIN, batch, i), List.of("s0/pool")).get("s0/pool").copy().toDoubles();
            }
            double[] inferred = infer(s, batch, "s0/pool");
            for (int i = 0; i < inferred.length; i++) {
                // the running variance is unbiased: 576 rows
                assertThat(inferred[i]).isCloseTo(trained[i], within(2e-3 * Math.max(1, trained[i])));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "groups | 3 | groups=3 does not divide the 16 input channels of layer 1 after PPool 2",
        "blocks | 3 | blocks has 1 counts but the data has 2 stages",
        "blocks | 1-1 | blocks asks for layers after PPool 1, but its block radius is 0",
        "blocks | 0-x | option blocks=0-x is not valid: give counts joined by '-'",
        "growth | 0 | option growth=0 is not valid"})
    void settingsThatDoNotFitAreRefused(String option, String value, String message) {
        assertThatThrownBy(() -> model(new DensePointFactory(), layout(Shape.Task.CLASSIFY, 1), with(option, value))).isInstanceOf(QuireException.class)
                .hasMessageContaining(message);
    }

    @Test
    void depthElevenIsOurReading() {
        Stages stages = Stages.of(Stages.options().parse(Map.of("block_radii", "0.39-0.39")));
        Shape shape = new Shape(Shape.Task.CLASSIFY, 1024, stages, 40, 0, 1);
        Settings deep = Settings.of(Settings.options().parse(Map.of("blocks", "3-5")));
        long parameters = new DensePointModel(deep, shape, DType.FLOAT).graph(Model.TRAIN).parameters().stream()
                .mapToLong(p -> Arrays.stream(p.shape()).reduce(1, (a, b) -> a * b)).sum();
        assertThat(parameters).isBetween(600_000L, 620_000L);
        assertThat(new Counts(deep, shape).macs() / 1e6).isBetween(360.0, 378.0);
    }
}
