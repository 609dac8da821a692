package quire.engine.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import quire.api.compute.Device;
import quire.api.engine.Engine;
import quire.api.engine.Program;
import quire.api.engine.ProgramSpec;
import quire.api.model.GraphSpec;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.nd4j.Nd4jRuntime;
import quire.testkit.IsolatedLibTorch;

/** Attention as one operation gives what its parts give: asking for the maps keeps it apart. */
class AttentionFusionTest {
    private static final Engine ENGINE = IsolatedLibTorch.engine();
    private static final Device CPU = new Device("cpu", "cpu", "test", 0, 0, true, "");
    private static final List<String> INPUTS = List.of("q", "k", "v");

    @ParameterizedTest
    @CsvSource({"none, 8", "mask, 8", "scores, 8", "scores first, 8", "none, 5"})
    void oneOperationGivesWhatItsPartsGive(String bias, int valueWidth) {
        Nd4jRuntime.start();
        SameDiff sd = SameDiff.create();
        SDVariable q = heads(sd, "q", 6, 8);
        SDVariable k = heads(sd, "k", 9, 8);
        SDVariable v = heads(sd, "v", 9, valueWidth);
        SDVariable scores = sd.mmul(q, k, false, true, false).mul(1 / Math.sqrt(8));
        List<String> differentiated = new ArrayList<>(INPUTS);
        SDVariable b = switch (bias) {
            case "mask" -> sd.placeHolder("b", DataType.DOUBLE, 3, 1, 1, 9);
            case "scores", "scores first" -> sd.placeHolder("b", DataType.DOUBLE, 3, 2, 6, 9);
            default -> null;
        };
        if (b != null && !bias.equals("mask")) {
            differentiated.add("b");
        }
        SDVariable biased = b == null ? scores : bias.equals("scores first") ? b.add(scores) : scores.add(b);
        SDVariable maps = sd.nn().softmax("maps", biased, 3);
        SDVariable out = sd.permute(sd.mmul(maps, v), 0, 2, 1, 3);
        SDVariable y = sd.reshape("y", out, 3, 6, 2 * valueWidth);
        SDVariable loss = y.mul(y).sum();
        sd.setLossVariables(loss.name());
        GraphSpec graph = new GraphSpec(sd, List.of(), List.of(), List.of(), List.of(), List.of(),
                Map.of("y", "y", "maps", "maps", "loss", loss.name()), "loss");
        Map<String, Tensor> inputs = new java.util.HashMap<>(Map.of("q", random(1, 3, 6, 16), "k", random(2, 3, 9, 16),
                "v", random(3, 3, 9, 2 * valueWidth)));
        if (b != null) {
            inputs.put("b", bias.equals("mask") ? hidden() : random(4, 3, 2, 6, 9));
        }
        try (Program program = ENGINE.open(new ProgramSpec(Map.of("g", graph), Map.of(), CPU, 1))) {
            Map<String, double[]> whole = values(program.backward("g", inputs, List.of("y"), differentiated));
            Map<String, double[]> parts = values(program.backward("g", inputs, List.of("y", "maps"), differentiated));
            assertThat(whole.keySet()).contains("y", "grad/q", "grad/k", "grad/v").hasSize(1 + differentiated.size() + 1);
            if (valueWidth == 8 && (b == null || bias.equals("mask"))) {
                // rounded elsewhere: it did take the other way
                assertThat(whole.get("grad/q")).isNotEqualTo(parts.get("grad/q"));
            }
            // the second call finds its route known
            assertThat(values(program.backward("g", inputs, List.of("y"), differentiated)).get("grad/q")).isEqualTo(whole.get("grad/q"));
            whole.forEach((name, found) -> assertThat(found).as(name).containsExactly(parts.get(name), within(1e-12)));
        }
    }

    private static SDVariable heads(SameDiff sd, String name, int length, int width) {
        return sd.permute(sd.reshape(sd.placeHolder(name, DataType.DOUBLE, 3, length, 2 * width), 3, length, 2, width), 0, 2, 1, 3);
    }

    private static Map<String, double[]> values(Map<String, Tensor> results) {
        Map<String, double[]> copies = new java.util.TreeMap<>();
        results.forEach((name, t) -> copies.put(name, t.toDoubles()));
        return copies;
    }

    /** Hides the last two keys of one row and all but the first of another. */
    private static Tensor hidden() {
        double[] v = new double[27];
        v[7] = v[8] = -1e30;
        java.util.Arrays.fill(v, 10, 18, -1e30);
        return Tensor.of(v, 3, 1, 1, 9);
    }

    private static Tensor random(long seed, long... shape) {
        SplittableRandom r = new SplittableRandom(seed);
        Tensor t = Tensor.zeros(DType.DOUBLE, shape);
        double[] v = new double[t.size()];
        for (int i = 0; i < v.length; i++) {
            v[i] = r.nextDouble(-1, 1);
        }
        t.doubles().put(v);
        return t;
    }
}
