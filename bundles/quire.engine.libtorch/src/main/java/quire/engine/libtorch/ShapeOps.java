package quire.engine.libtorch;

import java.util.Arrays;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import quire.engine.libtorch.OpTable.Maker;

/** Changes of form: reshape, permute, join, split, repeat. */
final class ShapeOps {

    void addTo(Map<String, Maker> makers) {
        makers.put("reshape", ShapeOps::reshape);
        makers.put("permute", ShapeOps::permute);
        makers.put("transpose", a -> a.inputs() > 1 || a.ints().length > 0 ? permute(a) : Kernel.of(in -> {
            long[] back = new long[(int) in[0].dim()];
            for (int i = 0; i < back.length; i++) {
                back[i] = back.length - 1L - i;
            }
            return in[0].permute(back);
        }));
        makers.put("expand_dims", a -> {
            long dim = a.inputs() > 1 ? a.longs(1)[0] : a.i(0, 0);
            return Kernel.of(in -> in[0].unsqueeze(dim));
        });
        makers.put("squeeze", a -> {
            long[] dims = a.inputs() > 1 ? a.longs(1) : a.ints();
            return Kernel.of(in -> dims.length == 0 ? in[0].squeeze() : in[0].squeeze(dims));
        });
        makers.put("concat", a -> {
            long dim = a.i(0, 0);
            return Kernel.composed(in -> torch.cat(new TensorVector(in), dim));
        });
        makers.put("stack", a -> {
            long dim = a.i(0, 0);
            return Kernel.composed(in -> torch.stack(new TensorVector(in), dim));
        });
        makers.put("unstack", a -> {
            long dim = a.i(0, 0);
            return in -> pieces(a.outputs(), k -> in[0].select(dim, k));
        });
        makers.put("split", ShapeOps::split);
        makers.put("split_v", ShapeOps::splitSizes);
        makers.put("tile", a -> {
            long[] times = a.inputs() > 1 ? a.longs(1) : a.ints();
            return Kernel.of(in -> in[0].repeat(times));
        });
        makers.put("reverse", a -> {
            long[] dims = a.dims();
            return Kernel.of(in -> torch.flip(in[0], dims));
        });
        makers.put("broadcast_to", a -> {
            long[] shape = a.longs(1);
            return Kernel.of(in -> torch.broadcast_to(in[0], shape));
        });
        makers.put("space_to_depth", a -> regroup(a.i(0, 2), a.i(1, 0) == 1, true));
        makers.put("depth_to_space", a -> regroup(a.i(0, 2), a.i(1, 0) == 1, false));
    }

    private static Kernel reshape(OpArgs a) {
        long[] given = a.ints();
        if (a.inputs() > 1 && !a.isConstant(1)) {
            return Kernel.composed(in -> in[0].reshape(values(in[1])));
        }
        // the first number is the order when it is negative beyond -1: -99 stands for 'c'
        long[] shape = a.inputs() > 1 ? a.longs(1) : given.length > 0 && given[0] < -1 ? Arrays.copyOfRange(given, 1, given.length) : given;
        if (given.length > 0 && given[0] == -'f') {
            throw new UnsupportedOpException("wants column-major order");
        }
        return Kernel.of(in -> in[0].reshape(shape));
    }

    /** Numbers of a small integer tensor. */
    static long[] values(Tensor t) {
        Tensor host = t.cpu().to(torch.ScalarType.Long).contiguous();
        long[] v = new long[Math.toIntExact(host.numel())];
        new org.bytedeco.javacpp.LongPointer(host.data_ptr()).get(v);
        return v;
    }

    private static Kernel permute(OpArgs a) {
        long[] order = a.inputs() > 1 ? a.longs(1) : a.ints();
        return Kernel.of(in -> in[0].permute(order));
    }

    private static Tensor[] pieces(int count, java.util.function.IntFunction<Tensor> piece) {
        Tensor[] out = new Tensor[count];
        for (int k = 0; k < count; k++) {
            out[k] = piece.apply(k);
        }
        return out;
    }

    private static Kernel split(OpArgs a) {
        if (a.inputs() > 1) {
            throw new UnsupportedOpException("takes the number of parts from an input");
        }
        int parts = (int) a.i(0, 1);
        long dim = a.i(1, 0);
        return in -> {
            long size = in[0].size(dim) / parts;
            return pieces(parts, k -> torch.narrow(in[0], dim, k * size, size));
        };
    }

    private static Kernel splitSizes(OpArgs a) {
        long[] sizes = a.longs(1);
        long dim = a.i(0, 0);
        long[] starts = new long[sizes.length];
        for (int k = 1; k < sizes.length; k++) {
            starts[k] = starts[k - 1] + sizes[k - 1];
        }
        return in -> pieces(sizes.length, k -> torch.narrow(in[0], dim, starts[k], sizes[k]));
    }

    /** Moves squares of b x b pixels into channels, or back; the pixel's place in its square is the slower channel index. */
    private static Kernel regroup(long b, boolean nhwc, boolean toDepth) {
        return Kernel.composed(in -> {
            Tensor x = in[0];
            long n = x.size(0);
            long c = x.size(nhwc ? 3 : 1);
            long h = x.size(nhwc ? 1 : 2);
            long w = x.size(nhwc ? 2 : 3);
            if (toDepth) {
                return nhwc
                        ? x.reshape(n, h / b, b, w / b, b, c).permute(0, 1, 3, 2, 4, 5).reshape(n, h / b, w / b, b * b * c)
                        : x.reshape(n, c, h / b, b, w / b, b).permute(0, 3, 5, 1, 2, 4).reshape(n, b * b * c, h / b, w / b);
            }
            long d = c / (b * b);
            return nhwc
                    ? x.reshape(n, h, w, b, b, d).permute(0, 1, 3, 2, 4, 5).reshape(n, h * b, w * b, d)
                    : x.reshape(n, b, b, d, h, w).permute(0, 3, 4, 1, 5, 2).reshape(n, d, h * b, w * b);
        });
    }
}
