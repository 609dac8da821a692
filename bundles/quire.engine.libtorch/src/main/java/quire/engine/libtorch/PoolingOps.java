package quire.engine.libtorch;

import java.util.Map;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import quire.engine.libtorch.OpTable.Maker;

/** Pooling and its opposite. */
final class PoolingOps {
    private static final int COUNT_PADDING = 1;

    void addTo(Map<String, Maker> makers) {
        makers.put("maxpool2d", a -> {
            Window w = Window.of2d(a);
            return pooled(a, x -> max(x, w));
        });
        makers.put("avgpool2d", a -> {
            Window w = Window.of2d(a);
            if (w.dilation()[0] != 1 || w.dilation()[1] != 1) {
                throw new UnsupportedOpException("is dilated");
            }
            boolean countPadding = a.i(9, 0) == COUNT_PADDING;
            return pooled(a, x -> average(x, w, countPadding));
        });
        makers.put("upsampling2d", a -> {
            long h = a.i(0, 2);
            long w = a.i(1, h);
            boolean last = a.i(2, 1) == 0;
            return Kernel.composed(in -> Window.channelsFirst(in[0], last,
                    x -> torch.upsample_nearest2d(x, new long[] {x.size(2) * h, x.size(3) * w}, new DoubleOptional(), new DoubleOptional())));
        });
    }

    private static Kernel pooled(OpArgs a, java.util.function.UnaryOperator<Tensor> f) {
        boolean last = a.i(10, 0) == 1;
        return Kernel.composed(in -> Window.channelsFirst(in[0], last, f));
    }

    private static Tensor max(Tensor x, Window w) {
        long[][] pads = w.pads(Window.spatial(x));
        long[] even = Window.even(pads);
        // LibTorch pads by at most half a window
        boolean own = even != null && 2 * even[0] <= w.kernel()[0] && 2 * even[1] <= w.kernel()[1];
        return torch.max_pool2d(own ? x : Window.padded(x, pads, Double.NEGATIVE_INFINITY), w.kernel(), w.stride(),
                own ? even : new long[2], w.dilation(), false);
    }

    private static Tensor average(Tensor x, Window w, boolean countPadding) {
        long[][] pads = w.pads(Window.spatial(x));
        long[] even = Window.even(pads);
        if (even != null && 2 * even[0] <= w.kernel()[0] && 2 * even[1] <= w.kernel()[1]) {
            return torch.avg_pool2d(x, w.kernel(), w.stride(), even, false, countPadding, new LongOptional());
        }
        Tensor mean = torch.avg_pool2d(Window.padded(x, pads, 0), w.kernel(), w.stride(), new long[2], false, true, new LongOptional());
        if (countPadding) {
            return mean;
        }
        Tensor ones = torch.ones_like(torch.narrow(torch.narrow(x.detach(), 0, 0, 1), 1, 0, 1));
        Tensor share = torch.avg_pool2d(Window.padded(ones, pads, 0), w.kernel(), w.stride(), new long[2], false, true, new LongOptional());
        return torch.div(mean, share);
    }
}
