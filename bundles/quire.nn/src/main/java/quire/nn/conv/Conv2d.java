package quire.nn.conv;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.factory.Nd4j;
import quire.api.model.Init;
import quire.nn.GraphBuilder;

/**
 * Two-dimensional convolution with square kernels. Parameters {@code <name>/weight} [k, k, in, out] (SameDiff's order; the usual
 * out, in, y, x is turned by {@link #fromOihw}) and, where there is one, {@code <name>/bias} [out].
 *
 * @param out      channels that come out, at least 1
 * @param kernel   side of the kernel, at least 1
 * @param stride   step, at least 1
 * @param padding  zeros on every side, at least 0
 * @param dilation distance of the taps, at least 1; more only with stride 1
 * @param weight   first weights; null for He's
 * @param bias     first biases; null for none
 */
public record Conv2d(int out, int kernel, int stride, int padding, int dilation, Init weight, Init bias) {
    public Conv2d {
        if (out < 1 || kernel < 1 || stride < 1 || padding < 0 || dilation < 1 || dilation > 1 && stride > 1) {
            throw new IllegalArgumentException("no convolution to " + out + " channels with kernel " + kernel + ", stride " + stride
                    + ", padding " + padding + " and dilation " + dilation);
        }
    }

    /** Keeps the size (kernel odd), bias from 0. */
    public static Conv2d same(int out, int kernel) {
        return new Conv2d(out, kernel, 1, kernel / 2, 1, null, Init.zeros());
    }

    /** Without bias, padded by half the kernel: what stands before a normalisation. */
    public static Conv2d bare(int out, int kernel, int stride) {
        return new Conv2d(out, kernel, stride, kernel / 2, 1, null, null);
    }

    /** The same with a stride. */
    public Conv2d strided(int step) {
        return new Conv2d(out, kernel, step, padding, dilation, weight, bias);
    }

    /** The same with other first values. */
    public Conv2d from(Init weights, Init biases) {
        return new Conv2d(out, kernel, stride, padding, dilation, weights, biases);
    }

    /** Glorot uniform weights, as many necks have them; biases stay. */
    public Conv2d xavier(int in) {
        return from(Init.xavier((long) in * kernel * kernel, (long) out * kernel * kernel), bias);
    }

    /** Size of a side after the convolution. */
    public int reach(int side) {
        return (side + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1;
    }

    /** Convolves. */
    public FeatureMap apply(GraphBuilder g, String name, FeatureMap x) {
        Init first = weight == null ? Init.he((long) x.channels() * kernel * kernel) : weight;
        SDVariable w = g.parameter(name + "/weight", first, kernel, kernel, x.channels(), out);
        SDVariable b = bias == null ? null : g.parameter(name + "/bias", bias, out);
        SDVariable y = dilation > 1 ? dilated(g.sd(), x, w, b) : convolve(g.sd(), x.value(), w, b, padding);
        FeatureMap map = new FeatureMap(y, out, reach(x.height()), reach(x.width()));
        g.work((long) out * map.height() * map.width() * kernel * kernel * x.channels());
        return map;
    }

    private SDVariable convolve(SameDiff sd, SDVariable x, SDVariable w, SDVariable b, int margin) {
        Conv2DConfig config = Conv2DConfig.builder().kH(kernel).kW(kernel).sH(stride).sW(stride).pH(margin).pW(margin)
                .paddingMode(PaddingMode.VALID).dataFormat(Conv2DConfig.NCHW).build();
        return b == null ? sd.cnn().conv2d(x, w, config) : sd.cnn().conv2d(x, w, b, config);
    }

    /**
     * Every dilation-th pixel makes an image of its own, which is convolved without dilation: ND4J's dilated convolution fails in
     * single precision, and this takes no more multiplications.
     */
    private SDVariable dilated(SameDiff sd, FeatureMap x, SDVariable w, SDVariable b) {
        int d = dilation;
        int h = (x.height() + 2 * padding + d - 1) / d;
        int v = (x.width() + 2 * padding + d - 1) / d;
        SDVariable margins = sd.constant(Nd4j.createFromArray(new int[][] {{0, 0}, {0, 0}, {padding, h * d - x.height() - padding},
                {padding, v * d - x.width() - padding}}));
        SDVariable parts = sd.nn().pad(x.value(), margins, 0).reshape(-1, x.channels(), h, d, v, d).permute(0, 3, 5, 1, 2, 4);
        SDVariable y = convolve(sd, parts.reshape(-1, x.channels(), h, v), w, b, 0);
        int top = h - kernel + 1;
        int side = v - kernel + 1;
        SDVariable whole = y.reshape(-1, d, d, out, top, side).permute(0, 3, 4, 1, 5, 2).reshape(-1, out, top * d, side * d);
        return sd.slice(whole, new int[] {0, 0, 0, 0}, new int[] {-1, out, reach(x.height()), reach(x.width())});
    }

    /** Turns weights [out, in, y, x], as most files hold them, into [y, x, in, out]. */
    public static double[] fromOihw(double[] w, int out, int in, int kernel) {
        if (w.length != out * in * kernel * kernel) {
            throw new IllegalArgumentException(w.length + " values are no " + out + "x" + in + "x" + kernel + "x" + kernel + " weights");
        }
        double[] turned = new double[w.length];
        int taps = kernel * kernel;
        for (int o = 0; o < out; o++) {
            for (int i = 0; i < in; i++) {
                for (int t = 0; t < taps; t++) {
                    turned[(t * in + i) * out + o] = w[(o * in + i) * taps + t];
                }
            }
        }
        return turned;
    }
}
