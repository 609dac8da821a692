package quire.engine.libtorch;

import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import quire.engine.libtorch.OpTable.Maker;

/** Padding with a number or with mirrored values. */
final class PaddingOps {
    private static final int CONSTANT = 0;
    private static final int REFLECT = 1;

    void addTo(Map<String, Maker> makers) {
        makers.put("pad", a -> a.i(0, CONSTANT) == CONSTANT ? constant(a) : mirror(a, a.i(0, CONSTANT) == REFLECT));
        makers.put("mirror_pad", a -> mirror(a, a.i(0, 0) == 0));
    }

    private static Kernel constant(OpArgs a) {
        long[] pads = a.longs(1);
        // LibTorch counts from the last dimension
        long[] backwards = new long[pads.length];
        for (int d = 0; d < pads.length / 2; d++) {
            int from = pads.length - 2 - 2 * d;
            backwards[2 * d] = pads[from];
            backwards[2 * d + 1] = pads[from + 1];
        }
        Scalar value = new Scalar(a.t(0, 0));
        return Kernel.of(in -> torch.constant_pad_nd(in[0], backwards, value));
    }

    /** Picks mirrored positions along each padded dimension: LibTorch's own reflection knows only the last dimensions. */
    private static Kernel mirror(OpArgs a, boolean reflect) {
        long[] pads = a.longs(1);
        Torch place = a.torch();
        return Kernel.composed(in -> {
            Tensor x = in[0].alias();
            for (int d = 0; d < pads.length / 2; d++) {
                if (pads[2 * d] != 0 || pads[2 * d + 1] != 0) {
                    long[] from = mirrored(x.size(d), pads[2 * d], pads[2 * d + 1], reflect);
                    Tensor positions = torch.from_blob(new org.bytedeco.javacpp.LongPointer(from), new long[] {from.length},
                            place.hostOptions(ScalarType.Long)).clone();
                    x = torch.index_select(x, d, place.in(positions));
                }
            }
            return x;
        });
    }

    private static long[] mirrored(long size, long before, long after, boolean reflect) {
        long skip = reflect ? 1 : 0;
        long[] from = new long[Math.toIntExact(before + size + after)];
        for (int i = 0; i < from.length; i++) {
            long at = i - before;
            from[i] = at < 0 ? -at - 1 + skip : at >= size ? 2 * size - at - 1 - skip : at;
        }
        return from;
    }
}
