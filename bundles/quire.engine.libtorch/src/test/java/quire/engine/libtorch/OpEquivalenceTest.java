package quire.engine.libtorch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import quire.api.compute.Device;
import quire.api.engine.Engine;
import quire.api.engine.Program;
import quire.api.engine.ProgramSpec;
import quire.api.model.GraphSpec;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.nd4j.Nd4jRuntime;
import quire.testkit.IsolatedLibTorch;

/** Every operation gives the same values and gradients on LibTorch as on ND4J, in double precision. */
class OpEquivalenceTest {
    private static final double TOLERANCE = 1e-9;
    private static final Device CPU = new Device("cpu", "cpu", "test", 0, 0, true, "");
    private static final Engine ENGINE = IsolatedLibTorch.engine();

    static Stream<OpCase> cases() {
        Nd4jRuntime.start();
        return OpCases.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void givesWhatNd4jGives(OpCase c) {
        GraphSpec graph = c.graph();
        assertThat(ENGINE.unsupported(graph)).isEmpty();
        List<String> floating = c.inputs.entrySet().stream().filter(e -> e.getValue().dtype().floating()).map(Map.Entry::getKey).toList();
        List<String> outputs = new ArrayList<>(new TreeMap<>(graph.outputs()).keySet());
        try (Program program = ENGINE.open(new ProgramSpec(Map.of("g", graph), Map.of(), CPU, 1))) {
            Map<String, Tensor> values = program.run("g", c.inputs, outputs);
            Map<String, INDArray> feeds = feeds(c);
            Map<String, INDArray> expected = c.sd.output(feeds, new ArrayList<>(graph.outputs().values()));
            for (String output : outputs) {
                compare(c + ", " + output, values.get(output), expected.get(graph.variable(output)));
            }
            if (c.check == OpCase.Check.VALUES) {
                return;
            }
            Map<String, Tensor> gradients = program.backward("g", c.inputs, outputs, floating);
            if (c.check != OpCase.Check.DIFFERENCES) {
                c.sd.createGradFunction(floating.toArray(String[]::new));
                Map<String, INDArray> wanted = c.sd.calculateGradients(feeds, floating);
                for (String in : floating) {
                    INDArray none = Nd4j.zeros(org.nd4j.linalg.api.buffer.DataType.DOUBLE, c.inputs.get(in).shape());
                    compare(c + ", gradient of " + in, gradients.get("grad/" + in), wanted.get(in) == null ? none : wanted.get(in));
                }
            } else {
                Map<String, double[]> found = new TreeMap<>();
                floating.forEach(in -> found.put(in, gradients.get("grad/" + in).toDoubles()));
                found.forEach((in, g) -> assertThat(g).as(c + ", gradient of " + in)
                        .containsExactly(differences(program, c, in), org.assertj.core.data.Offset.offset(1e-6)));
            }
        }
    }

    private static Map<String, INDArray> feeds(OpCase c) {
        Map<String, INDArray> feeds = new TreeMap<>();
        c.inputs.forEach((name, t) -> feeds.put(name, t.dtype() == DType.DOUBLE
                ? Nd4j.createFromArray(t.toDoubles()).reshape(t.shape())
                : Nd4j.createFromArray(Arrays.stream(t.toDoubles()).mapToInt(v -> (int) v).toArray()).reshape(t.shape())));
        return feeds;
    }

    private static void compare(String what, Tensor found, INDArray expected) {
        assertThat(found.shape()).as("shape of " + what).isEqualTo(expected.shape());
        double[] wanted = Nd4j.toFlattened('c', expected.castTo(org.nd4j.linalg.api.buffer.DataType.DOUBLE)).toDoubleVector();
        assertThat(found.toDoubles()).as(what).containsExactly(wanted, org.assertj.core.data.Offset.offset(TOLERANCE));
    }

    /** Central differences of the loss. */
    private static double[] differences(Program program, OpCase c, String in) {
        Tensor x = c.inputs.get(in);
        double[] g = new double[x.size()];
        double h = 1e-5;
        for (int k = 0; k < g.length; k++) {
            double v = x.doubles().get(k);
            x.doubles().put(k, v + h);
            double up = program.run("g", c.inputs, List.of("loss")).get("loss").scalar();
            x.doubles().put(k, v - h);
            double down = program.run("g", c.inputs, List.of("loss")).get("loss").scalar();
            x.doubles().put(k, v);
            g[k] = (up - down) / (2 * h);
        }
        return g;
    }
}
