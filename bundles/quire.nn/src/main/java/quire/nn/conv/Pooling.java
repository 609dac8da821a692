package quire.nn.conv;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;
import quire.nn.GraphBuilder;

/** Pooling of maps. */
public final class Pooling {
    private Pooling() {
    }

    /** Largest value of each window; padding never wins. */
    public static FeatureMap max(GraphBuilder g, FeatureMap x, int kernel, int stride, int padding) {
        Pooling2DConfig config = Pooling2DConfig.builder().kH(kernel).kW(kernel).sH(stride).sW(stride).pH(padding).pW(padding)
                .dH(1).dW(1).paddingMode(PaddingMode.VALID).isNHWC(false).build();
        return new FeatureMap(g.sd().cnn().maxPooling2d(x.value(), config), x.channels(),
                (x.height() + 2 * padding - kernel) / stride + 1, (x.width() + 2 * padding - kernel) / stride + 1);
    }

    /** Every second cell of every second row: what a maximum over one cell with stride 2 gives. */
    public static FeatureMap subsample(GraphBuilder g, FeatureMap x) {
        return max(g, x, 1, 2, 0);
    }

    /** Mean over all cells, [rows, channels]. */
    public static SDVariable globalAverage(GraphBuilder g, FeatureMap x) {
        int cells = x.height() * x.width();
        double[] share = new double[cells];
        java.util.Arrays.fill(share, 1.0 / cells);
        // a product with a constant: ND4J's means are slow on the way back
        SDVariable flat = g.sd().reshape(x.value(), -1, cells).mmul(g.constant(share, cells, 1));
        return g.sd().reshape(flat, -1, x.channels());
    }
}
