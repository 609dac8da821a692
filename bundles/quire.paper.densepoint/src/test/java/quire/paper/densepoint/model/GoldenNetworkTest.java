package quire.paper.densepoint.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quire.api.model.GraphSpec;
import quire.api.model.Model;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.nn.GraphBuilder;
import quire.paper.densepoint.geometry.Levels;
import quire.paper.densepoint.geometry.Stage;
import quire.paper.densepoint.geometry.Stages;
import quire.testkit.Golden;

class GoldenNetworkTest {
    private static Settings small(int growth, int groups, int[] blocks, int global, int[] head) {
        return new Settings(growth, groups, blocks, true, true, 0, "max", 0, global, head, 0, 8, 0.1);
    }

    /** Indices of every cloud as a data set makes them, in the golden's double precision. */
    private static void indices(GoldenModel m, Stages stages) {
        Tensor xyz = m.golden.doubles("inputs", "xyz");
        int clouds = (int) xyz.dim(0);
        int points = (int) xyz.dim(1);
        double[] all = xyz.toDoubles();
        m.input("xyz", xyz);
        for (int s = 0; s < stages.all().size(); s++) {
            Stage stage = stages.all().get(s);
            int before = s == 0 ? points : stages.all().get(s - 1).centres();
            List<int[]> centres = new ArrayList<>();
            List<int[]> pools = new ArrayList<>();
            List<int[]> blocks = new ArrayList<>();
            for (int b = 0; b < clouds; b++) {
                float[] cloud = new float[points * 3];
                for (int i = 0; i < cloud.length; i++) {
                    cloud[i] = (float) all[b * cloud.length + i];
                }
                Levels levels = new Levels(cloud, stages, 0);
                centres.add(levels.centres(s));
                pools.add(levels.pool(s));
                if (stage.hasBlock()) {
                    blocks.add(levels.block(s));
                }
            }
            expect(m.golden, s, centres, pools, blocks);
            put(m, "centres" + s, centres, before);
            put(m, "pool" + s, pools, before);
            weights(m, "poolweight" + s, pools, before);
            if (stage.hasBlock()) {
                put(m, "block" + s, blocks, stage.centres());
                weights(m, "blockweight" + s, blocks, stage.centres());
            }
        }
    }

    private static void expect(Golden golden, int s, List<int[]> centres, List<int[]> pools, List<int[]> blocks) {
        equal(golden, golden.has("expected", "fps") ? "fps" : "s" + s + ".fps", centres);
        equal(golden, golden.has("expected", "ball") ? "ball" : "s" + s + ".ball", pools);
        if (golden.has("expected", "block_ball")) {
            equal(golden, "block_ball", blocks);
        }
    }

    private static void equal(Golden golden, String name, List<int[]> found) {
        int[] expected = new int[golden.ints("expected", name).size()];
        golden.ints("expected", name).ints().get(expected);
        assertThat(found.stream().flatMapToInt(java.util.Arrays::stream).toArray()).as(name).containsExactly(expected);
    }

    private static void put(GoldenModel m, String name, List<int[]> values, int before) {
        int width = values.get(0).length;
        int[] flat = new int[values.size() * width];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = values.get(i / width)[i % width] + i / width * before;
        }
        m.input(name, Tensor.of(flat, values.size(), width));
    }

    private static void weights(GoldenModel m, String name, List<int[]> values, int before) {
        double[] w = new double[values.size() * before];
        for (int b = 0; b < values.size(); b++) {
            for (int i : values.get(b)) {
                w[b * before + i] += 1.0 / (values.size() * values.get(b).length);
            }
        }
        m.input(name, Tensor.of(w, values.size(), before));
    }

    private static Shape shape(int points, Stages stages, int classes) {
        return new Shape(Shape.Task.CLASSIFY, points, stages, classes, 0, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"05_ppool_dense_block_eval", "05_ppool_dense_block_train"})
    void denseBlock(String name) {
        GoldenModel m = new GoldenModel(name);
        Stages stages = new Stages(List.of(new Stage(12, 0.7f, 6, 0.9f, 5)));
        indices(m, stages);
        m.input("cotangent", m.golden.doubles("inputs", "cotangent")).output("pooled", "s0/pool").output("e0", "s0/e0").output("e1", "s0/e1")
                .output("e2", "s0/e2");
        m.check(g -> {
            Encoder encoder = new Encoder(g, small(4, 2, new int[] {3}, 1, new int[0]), new PointInputs(g, shape(40, stages, 2)));
            return GoldenModel.end(g, encoder.levels().get(1).features(), m.golden.doubles("inputs", "cotangent").shape());
        }, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"07_full_classifier_eval", "07_full_classifier_trainbn"})
    void classifier(String name) {
        GoldenModel m = new GoldenModel(name);
        double[] pool = numbers(m, "pools");
        double[] block = numbers(m, "blocks");
        List<Stage> list = new ArrayList<>();
        for (int s = 0; s < pool.length / 3; s++) {
            list.add(new Stage((int) pool[3 * s], (float) pool[3 * s + 1], (int) pool[3 * s + 2], (float) block[3 * s + 1], Math.max(1, (int) block[3 * s + 2])));
        }
        Stages stages = new Stages(list);
        indices(m, stages);
        int classes = m.golden.config().get("cn").asInt();
        Tensor labels = m.golden.ints("inputs", "labels");
        double[] hot = new double[labels.size() * classes];
        for (int i = 0; i < labels.size(); i++) {
            hot[i * classes + labels.ints().get(i)] = 1;
        }
        m.input("label", Tensor.of(hot, labels.size(), classes)).output("penultimate", "features");
        for (int s = 0; s < list.size(); s++) {
            m.output("s" + s + ".pooled", "s" + s + "/pool");
            for (int e = 0; e < 3; e++) {
                m.output("s" + s + ".e" + e, "s" + s + "/e" + e);
            }
        }
        var c = m.golden.config();
        Settings settings = small(c.get("k").asInt(), c.get("n").asInt(), new int[] {(int) block[0], (int) block[3]}, c.get("gl").asInt(),
                new int[] {c.get("h1").asInt(), c.get("h2").asInt()}).withPoolWidths(c.get("c1").asInt(), c.get("c2").asInt());
        m.check(g -> checked(settings, shape(40, stages, classes), g), "");
    }

    private static GraphSpec checked(Settings settings, Shape shape, GraphBuilder g) {
        return new DensePointModel(settings, shape, DType.DOUBLE).checked(g);
    }

    private static double[] numbers(GoldenModel m, String name) {
        Matcher found = Pattern.compile("[0-9.]+").matcher(m.golden.config().get(name).asText());
        return found.results().mapToDouble(r -> Double.parseDouble(r.group())).toArray();
    }

    @Test
    void countsAreTheReleasedModels() {
        Golden golden = Golden.load(getClass(), "10_counts");
        Shape shape = shape(1024, Stages.of(Stages.options().defaults()), 40);
        GraphSpec spec = new DensePointModel(Settings.paper(), shape, DType.FLOAT).graph(Model.TRAIN);
        long parameters = spec.parameters().stream().mapToLong(p -> java.util.Arrays.stream(p.shape()).reduce(1, (a, b) -> a * b)).sum();
        assertThat(parameters).isEqualTo(golden.ints("expected", "params").ints().get(0));
        assertThat(new Counts(Settings.paper(), shape).macs()).isEqualTo((long) golden.doubles("expected", "macs").scalar());
    }

    @Test
    void plainStackHasAboutAsManyParameters() {
        Shape shape = shape(1024, Stages.of(Stages.options().defaults()), 40);
        Counts dense = new Counts(Settings.paper(), shape);
        Settings plain = dense.plainStack();
        GraphSpec spec = new DensePointModel(plain, shape, DType.FLOAT).graph(Model.TRAIN);
        long parameters = spec.parameters().stream().mapToLong(p -> java.util.Arrays.stream(p.shape()).reduce(1, (a, b) -> a * b)).sum();
        assertThat(parameters).isBetween(522_000L, 535_000L);
    }
}
