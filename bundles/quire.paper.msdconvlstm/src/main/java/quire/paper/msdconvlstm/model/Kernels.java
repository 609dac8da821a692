package quire.paper.msdconvlstm.model;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import quire.api.model.Init;
import quire.nn.GraphBuilder;

/** Convolutions on maps of any size, [rows, channels, height, width], zero-padded by half their kernel. */
final class Kernels {
    private Kernels() {
    }

    private static Conv2DConfig config(int kh, int kw, int stride) {
        return Conv2DConfig.builder().kH(kh).kW(kw).sH(stride).sW(stride).pH(kh / 2).pW(kw / 2).dH(1).dW(1).paddingMode(PaddingMode.VALID)
                .dataFormat(Conv2DConfig.NCHW).build();
    }

    /** Weights [kh, kw, in, out] under {@code name}. */
    static SDVariable weight(GraphBuilder g, String name, int kh, int kw, int in, int out) {
        return g.parameter(name, Init.xavier((long) in * kh * kw, (long) out * kh * kw), kh, kw, in, out);
    }

    /** Convolution with given weights and, unless null, biases. */
    static SDVariable apply(GraphBuilder g, SDVariable x, SDVariable w, SDVariable bias, int kh, int kw, int stride) {
        return bias == null ? g.sd().cnn().conv2d(x, w, config(kh, kw, stride)) : g.sd().cnn().conv2d(x, w, bias, config(kh, kw, stride));
    }

    /** A layer of its own: {@code <name>/weight}, {@code <name>/bias}. */
    static SDVariable layer(GraphBuilder g, String name, SDVariable x, int in, int out, int k, int stride) {
        return apply(g, x, weight(g, name + "/weight", k, k, in, out), g.parameter(name + "/bias", Init.zeros(), out), k, k, stride);
    }

    /** Every channel by a kernel of its own, {@code name} [k, k, channels, 1]. */
    static SDVariable depthwise(GraphBuilder g, String name, SDVariable x, int channels, int k) {
        SDVariable w = g.parameter(name, Init.xavier((long) k * k, (long) k * k), k, k, channels, 1);
        return g.sd().cnn().depthWiseConv2d(x, w, config(k, k, 1));
    }

    /** x where positive, 0.2 x elsewhere. */
    static SDVariable leaky(GraphBuilder g, SDVariable x) {
        // ND4J keeps the slope of its own op as a float, which double precision sees
        return g.sd().math().max(x, x.mul(g.constant(0.2)));
    }

    /** Twice the size, every cell four times. */
    static SDVariable twice(GraphBuilder g, SDVariable x) {
        return g.sd().cnn().upsampling2d(x, 2, 2, true);
    }
}
