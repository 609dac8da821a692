package quire.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.api.OutAndGrad;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class Nd4jRuntimeTest {

    @Test
    void startsOnceFromManyThreads() {
        List<CompletableFuture<Void>> starts = IntStream.range(0, 4).mapToObj(i -> CompletableFuture.runAsync(Nd4jRuntime::start)).toList();
        starts.forEach(CompletableFuture::join);
        assertThat(Nd4j.dataType()).isEqualTo(DataType.FLOAT);
    }

    @Test
    void differentiatingPrintsNothing() {
        Nd4jRuntime.start();
        PrintStream real = System.out;
        ByteArrayOutputStream caught = new ByteArrayOutputStream();
        System.setOut(new PrintStream(caught, true));
        try {
            SameDiff sd = SameDiff.create();
            SDVariable table = sd.var("table", Gradients.random(1, 4, 2));
            Gradients.loss(sd, CorrectedOps.gather(sd, null, table, sd.constant(Nd4j.createFromArray(1, 1))), 2, 2);
            Gradients.run(sd, Map.of(), List.of("table"));
        } finally {
            System.setOut(real);
        }
        assertThat(caught.toString()).isEmpty();
    }

    @Test
    void theNumberOfThreadsCanChangeWhileRunning() {
        int before = Nd4jRuntime.threads();
        Nd4jRuntime.setThreads(1);
        assertThat(Nd4jRuntime.threads()).isEqualTo(1);
        Nd4jRuntime.setThreads(before);
        assertThat(Nd4jRuntime.threads()).isEqualTo(before);
        assertThatThrownBy(() -> Nd4jRuntime.setThreads(0)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at least 1");
    }

    @Test
    void nativeBytesFollowAllocationAndClosing() {
        long before = Nd4jRuntime.nativeBytes();
        INDArray array = Nd4j.create(DataType.FLOAT, 1000, 1000);
        assertThat(Nd4jRuntime.nativeBytes() - before).isGreaterThanOrEqualTo(4_000_000);
        array.close();
        assertThat(Nd4jRuntime.nativeBytes() - before).isLessThan(1_000_000);
        assertThat(Nd4jRuntime.physicalBytes()).isGreaterThan(50_000_000);
    }

    @Test
    void trainingStepsWithChangingBatchSizesKeepNativeMemoryFlat() {
        Nd4jRuntime.start();
        SameDiff sd = SameDiff.create();
        SDVariable x = sd.placeHolder("x", DataType.FLOAT, -1, 20);
        SDVariable hidden = sd.nn.relu(x.mmul(sd.var("w1", Nd4j.rand(DataType.FLOAT, 20, 64))).add(sd.var("b1", DataType.FLOAT, 64)), 0);
        SDVariable out = hidden.mmul(sd.var("w2", Nd4j.rand(DataType.FLOAT, 64, 3))).rename("out");
        sd.math.square(out).mean().rename("loss");
        sd.setLossVariables("loss");
        for (int step = 0; step < 20; step++) {
            step(sd, 8 + step);
        }
        long before = Nd4jRuntime.nativeBytes();
        for (int step = 0; step < 500; step++) {
            step(sd, 8 + step % 200);
        }
        // one step holds about half a megabyte; what grows are the small Java-side descriptions until the next collection
        assertThat(Nd4jRuntime.nativeBytes() - before).isLessThan(1_000_000);
    }

    /** One step as an executor does it: the caller closes what it was given and what it asked for. */
    private static void step(SameDiff sd, int batch) {
        INDArray input = Nd4j.rand(DataType.FLOAT, batch, 20);
        List<String> names = List.of("w1", "b1", "w2");
        OutAndGrad result = sd.calculateGradientsAndOutputs(new HashMap<>(Map.of("x", input)), List.of("loss", "out"), names);
        assertThat(result.getOutputs().get("out").shape()).containsExactly(batch, 3);
        names.forEach(name -> sd.getVariable(name).getArr().subi(result.getGradients().get(name).muli(1e-3)));
        result.getOutputs().values().forEach(INDArray::close);
        result.getGradients().values().forEach(INDArray::close);
        input.close();
    }
}
