package quire.nd4j;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.factory.Nd4j;

/** Operations the papers build on have right gradients, also when intermediate arrays are closed at once. */
class TrustedOpsTest {

    /** Puts an operation and its loss into a graph. */
    private interface Graph {
        void build(SameDiff sd);
    }

    @BeforeAll
    static void start() {
        Nd4jRuntime.start();
    }

    static Stream<Named<Graph>> operations() {
        return Stream.of(
                op("batched mmul", sd -> Gradients.loss(sd, sd.mmul(x(sd, 2, 3, 4), y(sd, 2, 4, 2)), 2, 3, 2)),
                op("transposed mmul", sd -> Gradients.loss(sd, sd.mmul(x(sd, 2, 3, 4), y(sd, 2, 5, 4), false, true, false), 2, 3, 5)),
                op("softmax", sd -> Gradients.loss(sd, sd.nn.softmax(x(sd, 2, 3, 4), -1), 2, 3, 4)),
                op("softmax of a middle axis", sd -> Gradients.loss(sd, sd.nn.softmax(x(sd, 2, 3, 4), 1), 2, 3, 4)),
                op("tanh", sd -> Gradients.loss(sd, sd.math.tanh(x(sd, 2, 3)), 2, 3)),
                op("sigmoid", sd -> Gradients.loss(sd, sd.nn.sigmoid(x(sd, 2, 3)), 2, 3)),
                op("gelu", sd -> Gradients.loss(sd, sd.nn.gelu(x(sd, 2, 3)), 2, 3)),
                op("exp, log, sqrt", sd -> Gradients.loss(sd, sd.math.sqrt(sd.math.log(sd.math.exp(x(sd, 2, 3)).add(2))), 2, 3)),
                op("division with broadcast", sd -> Gradients.loss(sd, x(sd, 2, 3).div(y(sd, 1, 3).add(3)), 2, 3)),
                op("conv2d", sd -> Gradients.loss(sd, sd.cnn.conv2d(x(sd, 2, 3, 5, 5), y(sd, 3, 3, 3, 2), convolution()), 2, 2, 5, 5)),
                op("layer norm", sd -> Gradients.loss(sd, sd.nn.layerNorm(x(sd, 3, 4), y(sd, 4), false, 1), 3, 4)),
                op("sum and mean", sd -> Gradients.loss(sd, x(sd, 2, 3, 4).sum(1).add(y(sd, 2, 3, 4).mean(1)), 2, 4)),
                op("max and std", sd -> Gradients.loss(sd, x(sd, 2, 3, 4).max(true, 2).add(y(sd, 2, 3, 4).std("std", true, true, 2)), 2, 3, 1)),
                op("concat", sd -> Gradients.loss(sd, sd.concat(1, x(sd, 2, 3), y(sd, 2, 2)), 2, 5)),
                op("stack", sd -> Gradients.loss(sd, sd.stack(1, x(sd, 2, 3), y(sd, 2, 3)), 2, 2, 3)),
                op("slice", sd -> Gradients.loss(sd, sd.slice(x(sd, 3, 4), new int[] {1, 1}, 2, 2), 2, 2)),
                op("strided slice", sd -> Gradients.loss(sd,
                        sd.stridedSlice(x(sd, 3, 6), new long[] {0, 1}, new long[] {3, 6}, 1, 2), 3, 3)),
                op("permute, reshape", sd -> Gradients.loss(sd,
                        sd.reshape(sd.permute(x(sd, 2, 3, 4), 2, 0, 1), 8, 3).mmul(y(sd, 3, 2)), 8, 2)),
                op("a reshaped array used twice", sd -> {
                    SDVariable flat = sd.reshape(sd.math.tanh(x(sd, 2, 3)), 6);
                    Gradients.loss(sd, flat.mul(sd.math.exp(flat)), 6);
                }),
                op("unsorted segment sum", sd -> Gradients.loss(sd,
                        sd.unsortedSegmentSum(x(sd, 4, 3), sd.constant(Nd4j.createFromArray(2, 0, 2, 1)), 3), 3, 3)),
                op("scatter add", sd -> Gradients.loss(sd,
                        sd.scatterAdd(x(sd, 5, 2), sd.constant(Nd4j.createFromArray(3, 3, 1)), y(sd, 3, 2)), 5, 2)),
                op("tile, expand, squeeze", sd -> Gradients.loss(sd,
                        sd.squeeze(sd.tile(sd.expandDims(x(sd, 2, 3), 0), 1, 2, 1), 0), 4, 3)),
                op("two attention heads", sd -> {
                    SDVariable q = x(sd, 2, 2, 3, 4);
                    SDVariable scores = sd.nn.softmax(sd.mmul(q, y(sd, 2, 2, 3, 4), false, true, false).mul(0.5), -1);
                    Gradients.loss(sd, sd.mmul(scores, q), 2, 2, 3, 4);
                }));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void hasTheRightGradient(Graph graph) {
        SameDiff sd = SameDiff.create();
        graph.build(sd);
        Gradients.check(sd, Map.of());
    }

    private static Named<Graph> op(String name, Graph graph) {
        return Named.of(name, graph);
    }

    private static SDVariable x(SameDiff sd, long... shape) {
        return sd.var("x", Gradients.random(11, shape));
    }

    private static SDVariable y(SameDiff sd, long... shape) {
        return sd.var("y", Gradients.random(12, shape));
    }

    private static Conv2DConfig convolution() {
        return Conv2DConfig.builder().kH(3).kW(3).sH(1).sW(1).pH(1).pW(1).build();
    }
}
