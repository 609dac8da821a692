package quire.engine.libtorch;

import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Kernel size, stride, padding and dilation of a convolution or pooling along its spatial dimensions, in SameDiff's padding modes.
 *
 * @param mode 0 explicit, 1 same, 2 causal
 */
record Window(long[] kernel, long[] stride, long[] padding, long[] dilation, int mode) {
    static final int SAME = 1;
    static final int CAUSAL = 2;

    /** Reads kH, kW, sH, sW, pH, pW, dH, dW, mode. */
    static Window of2d(OpArgs a) {
        long[] i = a.ints();
        int mode = (int) i[8];
        return new Window(new long[] {i[0], i[1]}, new long[] {i[2], i[3]}, mode == 0 ? new long[] {i[4], i[5]} : new long[2],
                new long[] {i[6], i[7]}, mode);
    }

    /** Elements between the first and the last tap, inclusive. */
    long reach(int axis) {
        return (kernel[axis] - 1) * dilation[axis] + 1;
    }

    /** Padding before and after each axis for an input of these spatial sizes. */
    long[][] pads(long[] size) {
        long[][] pads = new long[kernel.length][];
        for (int d = 0; d < pads.length; d++) {
            if (mode == SAME) {
                long out = (size[d] + stride[d] - 1) / stride[d];
                long all = Math.max(0, (out - 1) * stride[d] + reach(d) - size[d]);
                pads[d] = new long[] {all / 2, all - all / 2};
            } else if (mode == CAUSAL) {
                pads[d] = new long[] {reach(d) - 1, 0};
            } else {
                pads[d] = new long[] {padding[d], padding[d]};
            }
        }
        return pads;
    }

    /** Spatial sizes of a tensor [batch, channels, spatial…]. */
    static long[] spatial(Tensor x) {
        long[] size = new long[(int) x.dim() - 2];
        Arrays.setAll(size, d -> x.size(d + 2L));
        return size;
    }

    /** The padding as one number per axis, or null where the two sides differ. */
    static long[] even(long[][] pads) {
        long[] even = new long[pads.length];
        for (int d = 0; d < pads.length; d++) {
            if (pads[d][0] != pads[d][1]) {
                return null;
            }
            even[d] = pads[d][0];
        }
        return even;
    }

    /** The tensor with explicit padding. */
    static Tensor padded(Tensor x, long[][] pads, double value) {
        long[] backwards = new long[2 * pads.length];
        for (int d = 0; d < pads.length; d++) {
            backwards[2 * d] = pads[pads.length - 1 - d][0];
            backwards[2 * d + 1] = pads[pads.length - 1 - d][1];
        }
        return torch.constant_pad_nd(x, backwards, new Scalar(value));
    }

    /** Applies a function of [batch, channels, spatial…] to a tensor whose channels may come last. */
    static Tensor channelsFirst(Tensor x, boolean channelsLast, java.util.function.UnaryOperator<Tensor> f) {
        if (!channelsLast) {
            return f.apply(x);
        }
        return x.dim() == 4 ? f.apply(x.permute(0, 3, 1, 2)).permute(0, 2, 3, 1) : f.apply(x.permute(0, 2, 1)).permute(0, 2, 1);
    }
}
