package quire.nn.conv;

import quire.nn.GraphBuilder;
import quire.nn.layer.BatchNorm;

/** A convolution without bias, batch normalisation, and where asked a ReLU. */
public final class ConvNorm {
    private static final double EPSILON = 1e-5;
    private static final double MOMENTUM = 0.1;

    private ConvNorm() {
    }

    /**
     * Convolution and normalisation.
     *
     * @param conv name of the convolution
     * @param norm name of the normalisation
     */
    public static FeatureMap linear(GraphBuilder g, String conv, String norm, FeatureMap x, Conv2d how) {
        FeatureMap y = how.apply(g, conv, x);
        return y.with(BatchNorm.onMaps(g, norm, y.value(), y.channels(), EPSILON, MOMENTUM));
    }

    /** {@link #linear} and a ReLU. */
    public static FeatureMap relu(GraphBuilder g, String conv, String norm, FeatureMap x, Conv2d how) {
        return relu(g, linear(g, conv, norm, x, how));
    }

    /** max(0, x). */
    public static FeatureMap relu(GraphBuilder g, FeatureMap x) {
        return x.with(g.sd().nn().relu(x.value(), 0));
    }
}
