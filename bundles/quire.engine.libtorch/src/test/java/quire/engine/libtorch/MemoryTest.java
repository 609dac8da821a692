package quire.engine.libtorch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import quire.api.compute.Device;
import quire.api.compute.Optimiser;
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

/** Ten thousand training steps leave the process as large as it was; nothing waits for the garbage collector. */
class MemoryTest {
    private static final int WARM_UP = 2_000;
    private static final int STEPS = 10_000;
    /** Activations of one step are about 0.4 MB: a leak of a hundredth of them would grow by 40 MB. */
    private static final long BOUND = 32L << 20;
    private static final int WIDTH = 32;
    private static final int ROWS = 64;

    /** Attention, normalisation, lookups and a concat: views, temporaries and multiple outputs all occur. */
    private static GraphSpec graph() {
        SameDiff sd = SameDiff.create();
        SDVariable x = sd.placeHolder("x", DataType.FLOAT, -1, 4, WIDTH);
        SDVariable w = sd.var("w", DataType.FLOAT, WIDTH, WIDTH);
        SDVariable gain = sd.var("gain", DataType.FLOAT, WIDTH);
        SDVariable q = sd.reshape(sd.reshape(x, -1, WIDTH).mmul(w), -1, 4, WIDTH);
        SDVariable a = sd.nn().softmax(sd.mmul(q, x, false, true, false).mul(0.2), -1).mmul(x);
        SDVariable n = sd.nn().layerNorm(a.add(x), gain, false, 2);
        SDVariable[] parts = sd.split(n, 2, 1);
        SDVariable y = sd.nn().gelu(sd.concat(1, parts[1], parts[0], sd.math().tanh(q)));
        SDVariable loss = sd.math().square(y).mean();
        sd.setLossVariables(loss.name());
        return new GraphSpec(sd, List.of(), List.of(new ParameterSpec("w", DType.FLOAT, Init.normal(0.1), WIDTH, WIDTH),
                new ParameterSpec("gain", DType.FLOAT, Init.ones(), WIDTH)), List.of(), List.of(), List.of(),
                Map.of("loss", loss.name(), "y", y.name()), "loss");
    }

    private static Tensor random(SplittableRandom random, long... shape) {
        Tensor t = Tensor.zeros(DType.FLOAT, shape);
        float[] v = new float[t.size()];
        for (int k = 0; k < v.length; k++) {
            v[k] = (float) random.nextDouble(-1, 1);
        }
        t.floats().put(v);
        return t;
    }

    @Test
    void tenThousandStepsStayFlat() throws IOException {
        Nd4jRuntime.start();
        Engine engine = IsolatedLibTorch.engine();
        SplittableRandom random = new SplittableRandom(1);
        Tensor x = random(random, ROWS, 4, WIDTH);
        try (Program program = engine.open(new ProgramSpec(Map.of("train", graph()), Map.of("train", Optimiser.adam(1e-3)),
                new Device("cpu", "cpu", "test", 0, 0, true, ""), 2))) {
            program.write("w", random(random, WIDTH, WIDTH));
            program.write("gain", random(random, WIDTH));
            long counted = 0;
            long resident = 0;
            for (int step = 0; step < WARM_UP + STEPS; step++) {
                if (step == WARM_UP) {
                    counted = program.nativeBytes();
                    resident = resident();
                }
                if (step % 1_000 == 0) {
                    // keeps the Java heap from growing into the measure; the engine's own memory does not wait for it
                    System.gc();
                }
                program.backward("train", Map.of("x", x), List.of("y"), List.of("x"));
                program.apply("train", step, 1e-3, 1);
            }
            assertThat(program.nativeBytes()).isEqualTo(counted);
            assertThat(resident() - resident).as("growth of the process").isLessThan(BOUND);
            assertThat(program.run("train", Map.of("x", x), List.of("loss")).get("loss").scalar()).isFinite();
        }
    }

    /** Anonymous resident bytes of the process, as the kernel counts them, after a collection. */
    private static long resident() throws IOException {
        System.gc();
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(l -> l.startsWith("RssAnon:")).mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) << 10).sum();
        }
    }
}
