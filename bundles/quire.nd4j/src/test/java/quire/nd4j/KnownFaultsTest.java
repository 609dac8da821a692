package quire.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.enums.ImageResizeMethod;
import org.nd4j.enums.WeightsFormat;
import org.nd4j.linalg.api.ops.impl.shape.Gather;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Records the faults of ND4J 1.0.0-M2.1 that other code goes round. A failure here is good news: the fault is mended, and the
 * workaround it names can go.
 */
class KnownFaultsTest {

    /** Puts an operation and its loss into a graph. */
    private interface Graph {
        void build(SameDiff sd);
    }

    @BeforeAll
    static void start() {
        Nd4jRuntime.start();
    }

    /** The gradient graph would take the corrected operation, so this asks the stock one directly. */
    @Test
    void gather() {
        SameDiff sd = SameDiff.create();
        Gather stock = new Gather(sd, x(sd, 5, 3), ids(sd), 0);
        SDVariable gradient = stock.doDiff(List.of(sd.constant(Nd4j.ones(DataType.DOUBLE, 3, 3)))).get(0);
        INDArray counts = Nd4j.create(DataType.DOUBLE, 5, 3);
        counts.getRow(1).assign(2);
        counts.getRow(3).assign(1);
        boolean right;
        try {
            right = sd.output(Map.of(), gradient.name()).get(gradient.name()).equals(counts);
        } catch (RuntimeException e) {
            right = false;
        }
        assertThat(right).as("mended upstream: remove workaround 'CorrectedOps.gather'").isFalse();
    }

    @Test
    void gatherNd() {
        faulty("row gather of flattened indices", sd -> Gradients.loss(sd,
                sd.gatherNd(x(sd, 4, 3), sd.constant(Nd4j.createFromArray(new int[][] {{1}, {0}, {1}}))), 3, 3));
    }

    @Test
    void whereSelectsByCondition() {
        faulty("mask arithmetic", sd -> {
            SDVariable x = x(sd, 2, 3);
            Gradients.loss(sd, sd.where(x, x.mul(2), x.gt(0)), 2, 3);
        });
    }

    @Test
    void cumsumOfAnyButTheFirstAxis() {
        faulty("triangular mmul", sd -> Gradients.loss(sd, sd.cumsum(x(sd, 2, 4), false, false, 1), 2, 4));
    }

    @Test
    void logSumExp() {
        faulty("max, exp, sum, log", sd -> Gradients.loss(sd, sd.math.logSumExp(x(sd, 2, 4), 1), 2));
    }

    @Test
    void logSoftmaxWithAxis() {
        faulty("max, exp, sum, log", sd -> Gradients.loss(sd, sd.nn.logSoftmax(x(sd, 2, 4), 1), 2, 4));
    }

    @Test
    void tensorMmul() {
        faulty("permute and mmul", sd -> Gradients.loss(sd,
                sd.tensorMmul(x(sd, 2, 3, 4), y(sd, 4, 3), new int[] {2}, 0), 2, 3, 3));
    }

    @Test
    void batchNorm() {
        faulty("mean, square, sqrt", sd -> Gradients.loss(sd, sd.nn.batchNorm(x(sd, 4, 3), sd.constant(Nd4j.createFromArray(0.1, 0.2, 0.3)),
                sd.constant(Nd4j.createFromArray(1.1, 1.2, 1.3)), y(sd, 3), sd.var("beta", Gradients.random(3, 3)), 1e-5, 1), 4, 3));
    }

    @Test
    void preluWithoutSharedAxes() {
        faulty("relu of x and of -x", sd -> Gradients.loss(sd, sd.nn.prelu(x(sd, 2, 3), y(sd, 3)), 2, 3));
    }

    @Test
    void conv2dWithOtherWeightsFormatsThanYxio() {
        Conv2DConfig config = Conv2DConfig.builder().kH(3).kW(3).pH(1).pW(1).weightsFormat(WeightsFormat.OIYX).build();
        faulty("weights as [height, width, in, out]", sd -> Gradients.loss(sd,
                sd.cnn.conv2d(x(sd, 2, 3, 5, 5), y(sd, 2, 3, 3, 3), config), 2, 2, 5, 5));
    }

    @Test
    void imageResize() {
        faulty("two mmul with interpolation matrices", sd -> Gradients.loss(sd, sd.image.imageResize(x(sd, 1, 2, 2, 1),
                sd.constant(Nd4j.createFromArray(4, 4)), ImageResizeMethod.ResizeBilinear), 1, 4, 4, 1));
    }

    /** Fails if the gradient of the graph is right. */
    private static void faulty(String workaround, Graph graph) {
        boolean right;
        try {
            SameDiff sd = SameDiff.create();
            graph.build(sd);
            Gradients.check(sd, Map.of());
            right = true;
        } catch (RuntimeException | AssertionError e) {
            right = false;
        }
        assertThat(right).as("mended upstream: remove workaround '%s'", workaround).isFalse();
    }

    private static SDVariable ids(SameDiff sd) {
        return sd.constant("ids", Nd4j.createFromArray(1, 3, 1));
    }

    private static SDVariable x(SameDiff sd, long... shape) {
        return sd.var("x", Gradients.random(11, shape));
    }

    private static SDVariable y(SameDiff sd, long... shape) {
        return sd.var("y", Gradients.random(12, shape));
    }
}
