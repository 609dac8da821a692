package quire.engine.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import quire.api.compute.Device;
import quire.api.engine.Engine;
import quire.api.engine.Program;
import quire.api.engine.ProgramSpec;
import quire.api.model.GraphSpec;
import quire.api.model.Init;
import quire.api.model.ParameterSpec;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.nd4j.Nd4jRuntime;
import quire.testkit.IsolatedLibTorch;

/** A product large enough for two threads gives what it gives on one. */
class LargeProductsTest {
    private static final Engine ENGINE = IsolatedLibTorch.engine();
    private static final Device CPU = new Device("cpu", "cpu", "test", 0, 0, true, "");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void twoThreadsGiveWhatOneGives(boolean transposed) {
        Nd4jRuntime.start();
        SameDiff sd = SameDiff.create();
        SDVariable x = sd.placeHolder("x", DataType.FLOAT, -1, 50, 1024);
        SDVariable w = sd.var("w", DataType.FLOAT, transposed ? new long[] {128, 1024} : new long[] {1024, 128});
        SDVariable y = sd.mmul("y", x, w, false, transposed, false);
        SDVariable loss = y.mul(y).mean();
        sd.setLossVariables(loss.name());
        GraphSpec graph = new GraphSpec(sd, List.of(), List.of(new ParameterSpec("w", DType.FLOAT, Init.zeros(), w.getShape())), List.of(), List.of(),
                List.of(), Map.of("y", "y", "loss", loss.name()), "loss");
        Tensor weights = random(w.getShape(), 1);
        Map<String, Tensor> inputs = Map.of("x", random(new long[] {16, 50, 1024}, 2));
        float[][] one = run(graph, weights, inputs, 1);
        float[][] two = run(graph, weights, inputs, 2);
        // rounded elsewhere: it did take the other way
        assertThat(two[0]).isNotEqualTo(one[0]);
        for (int k = 0; k < one.length; k++) {
            double largest = 0;
            double furthest = 0;
            for (int i = 0; i < one[k].length; i++) {
                largest = Math.max(largest, Math.abs(one[k][i]));
                furthest = Math.max(furthest, Math.abs(one[k][i] - two[k][i]));
            }
            assertThat(largest).isGreaterThan(0);
            assertThat(furthest / largest).as("result " + k).isCloseTo(0, within(1e-5));
        }
    }

    private static float[][] run(GraphSpec graph, Tensor weights, Map<String, Tensor> inputs, int threads) {
        try (Program program = ENGINE.open(new ProgramSpec(Map.of("g", graph), Map.of(), CPU, threads))) {
            program.write("w", weights);
            Map<String, Tensor> found = program.backward("g", inputs, List.of("y"), List.of("x", "w"));
            return new float[][] {found.get("y").toFloats(), found.get("grad/x").toFloats(), found.get("grad/w").toFloats()};
        }
    }

    private static Tensor random(long[] shape, long seed) {
        SplittableRandom r = new SplittableRandom(seed);
        Tensor t = Tensor.zeros(DType.FLOAT, shape);
        float[] v = new float[t.size()];
        for (int i = 0; i < v.length; i++) {
            v[i] = (float) r.nextDouble(-1, 1);
        }
        t.floats().put(v);
        return t;
    }
}
