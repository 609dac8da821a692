package quire.engine.libtorch;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import quire.engine.libtorch.OpTable.Maker;

/** Convolutions. SameDiff's weights have their kernel first: [kH, kW, in, out]; LibTorch wants [out, in, kH, kW]. */
final class ConvolutionOps {

    void addTo(Map<String, Maker> makers) {
        makers.put("conv1d", ConvolutionOps::conv1d);
        makers.put("conv2d", ConvolutionOps::conv2d);
        makers.put("depthwise_conv2d", ConvolutionOps::depthwise);
        makers.put("sconv2d", ConvolutionOps::separable);
        makers.put("deconv2d", ConvolutionOps::deconv2d);
    }

    private static TensorOptional optional(Tensor[] in, int k) {
        return in.length > k ? new TensorOptional(in[k]) : new TensorOptional();
    }

    private static Tensor convolve(Tensor x, Tensor weight, TensorOptional bias, Window w, long groups) {
        long[][] pads = w.pads(Window.spatial(x));
        long[] even = Window.even(pads);
        Tensor from = even == null ? Window.padded(x, pads, 0) : x;
        return torch.convolution(from, weight, bias, w.stride(), even == null ? new long[pads.length] : even, w.dilation(), false,
                new long[pads.length], groups);
    }

    private static Kernel conv1d(OpArgs a) {
        long[] i = a.ints();
        int mode = (int) i[4];
        Window w = new Window(new long[] {i[0]}, new long[] {i[1]}, new long[] {mode == 0 ? i[2] : 0}, new long[] {i[3]}, mode);
        boolean last = i[5] == 1;
        long format = a.i(6, 0);
        return Kernel.composed(in -> Window.channelsFirst(in[0], last, x -> {
            Tensor weight = format == 0 ? in[1].permute(2, 1, 0) : format == 1 ? in[1] : in[1].permute(0, 2, 1);
            return convolve(x, weight, optional(in, 2), w, 1);
        }));
    }

    private static Tensor weights2d(Tensor w, long format) {
        return format == 0 ? w.permute(3, 2, 0, 1) : format == 1 ? w : w.permute(0, 3, 1, 2);
    }

    private static Kernel conv2d(OpArgs a) {
        Window w = Window.of2d(a);
        boolean last = a.i(9, 0) == 1;
        long format = a.i(10, 0);
        return Kernel.composed(in -> Window.channelsFirst(in[0], last,
                x -> convolve(x, weights2d(in[1], format), optional(in, 2), w, 1)));
    }

    /** Weights [kH, kW, in, multiplier]; the multiplier is the faster index of the result's channels. */
    private static Tensor depthwiseWeights(Tensor w) {
        return w.permute(2, 3, 0, 1).reshape(w.size(2) * w.size(3), 1, w.size(0), w.size(1));
    }

    private static void wantsDefaultFormat(OpArgs a) {
        if (a.i(10, 0) != 0) {
            throw new UnsupportedOpException("has weights in another format than [kH, kW, in, out]");
        }
    }

    private static Kernel depthwise(OpArgs a) {
        wantsDefaultFormat(a);
        Window w = Window.of2d(a);
        boolean last = a.i(9, 0) == 1;
        return Kernel.composed(in -> Window.channelsFirst(in[0], last,
                x -> convolve(x, depthwiseWeights(in[1]), optional(in, 2), w, x.size(1))));
    }

    private static Kernel separable(OpArgs a) {
        wantsDefaultFormat(a);
        Window w = Window.of2d(a);
        Window point = new Window(new long[] {1, 1}, new long[] {1, 1}, new long[2], new long[] {1, 1}, 0);
        boolean last = a.i(9, 0) == 1;
        return Kernel.composed(in -> Window.channelsFirst(in[0], last, x -> {
            Tensor deep = convolve(x, depthwiseWeights(in[1]), new TensorOptional(), w, x.size(1));
            return convolve(deep, weights2d(in[2], 0), optional(in, 3), point, 1);
        }));
    }

    /** Weights [kH, kW, out, in]. */
    private static Kernel deconv2d(OpArgs a) {
        wantsDefaultFormat(a);
        Window w = Window.of2d(a);
        boolean last = a.i(9, 0) == 1;
        return Kernel.composed(in -> Window.channelsFirst(in[0], last, x -> {
            long[] size = Window.spatial(x);
            long[] crop = new long[2];
            for (int d = 0; d < 2; d++) {
                crop[d] = w.mode() == Window.SAME ? w.reach(d) - w.stride()[d] : 2 * w.padding()[d];
            }
            boolean even = crop[0] >= 0 && crop[1] >= 0 && crop[0] % 2 == 0 && crop[1] % 2 == 0;
            Tensor y = torch.convolution(x, in[1].permute(3, 2, 0, 1), optional(in, 2), w.stride(),
                    even ? new long[] {crop[0] / 2, crop[1] / 2} : new long[2], w.dilation(), true, new long[2], 1);
            if (even) {
                return y;
            }
            for (int d = 0; d < 2; d++) {
                if (crop[d] < 0) {
                    throw new UnsupportedOpException("has a stride beyond its kernel");
                }
                y = torch.narrow(y, d + 2L, crop[d] / 2, size[d] * w.stride()[d]);
            }
            return y;
        }));
    }
}
