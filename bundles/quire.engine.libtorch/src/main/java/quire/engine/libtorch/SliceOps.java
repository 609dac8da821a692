package quire.engine.libtorch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import quire.engine.libtorch.OpTable.Maker;

/** Parts of a tensor. */
final class SliceOps {

    void addTo(Map<String, Maker> makers) {
        makers.put("slice", SliceOps::slice);
        makers.put("strided_slice", SliceOps::stridedSlice);
    }

    private static Kernel slice(OpArgs a) {
        long[] begin;
        long[] size;
        if (a.inputs() > 1) {
            begin = a.longs(1);
            size = a.longs(2);
        } else {
            long[] both = a.ints();
            int n = both.length / 2;
            begin = java.util.Arrays.copyOf(both, n);
            size = java.util.Arrays.copyOfRange(both, n, 2 * n);
        }
        return Kernel.composed(in -> {
            Tensor x = in[0].alias();
            for (int d = 0; d < begin.length; d++) {
                long full = x.size(d);
                long count = size[d] < 0 ? full - begin[d] : size[d];
                if (count != full) {
                    x = torch.narrow(x, d, begin[d], count);
                }
            }
            return x;
        });
    }

    /** What to do with one dimension; gives the tensor and whether the dimension is still there. */
    private interface Part {
        Tensor apply(Tensor x, int dim);

        /** Dimensions of the result this part leaves behind. */
        int width();
    }

    private record Range(LongOptional start, LongOptional end, long stride) implements Part {
        @Override
        public Tensor apply(Tensor x, int dim) {
            return x.slice(dim, start, end, stride);
        }

        @Override
        public int width() {
            return 1;
        }
    }

    private record Point(long at) implements Part {
        @Override
        public Tensor apply(Tensor x, int dim) {
            return x.select(dim, at);
        }

        @Override
        public int width() {
            return 0;
        }
    }

    private record New() implements Part {
        @Override
        public Tensor apply(Tensor x, int dim) {
            return x.unsqueeze(dim);
        }

        @Override
        public int width() {
            return 1;
        }
    }

    private record Whole() implements Part {
        @Override
        public Tensor apply(Tensor x, int dim) {
            return x;
        }

        @Override
        public int width() {
            return 1;
        }
    }

    private static Kernel stridedSlice(OpArgs a) {
        long[] spec = a.ints();
        int n = a.inputs() > 1 ? a.longs(1).length : (spec.length - 5) / 3;
        long[] begin = a.inputs() > 1 ? a.longs(1) : java.util.Arrays.copyOfRange(spec, 5, 5 + n);
        long[] end = a.inputs() > 1 ? a.longs(2) : java.util.Arrays.copyOfRange(spec, 5 + n, 5 + 2 * n);
        long[] stride = a.inputs() > 1 ? a.longs(3) : java.util.Arrays.copyOfRange(spec, 5 + 2 * n, 5 + 3 * n);
        if (spec[1] != 0) {
            throw new UnsupportedOpException("uses an ellipsis");
        }
        List<Part> parts = new ArrayList<>();
        for (int d = 0; d < n; d++) {
            boolean fromStart = (spec[0] >> d & 1) != 0;
            boolean toEnd = (spec[2] >> d & 1) != 0;
            if ((spec[3] >> d & 1) != 0) {
                parts.add(new New());
            } else if ((spec[4] >> d & 1) != 0) {
                parts.add(new Point(begin[d]));
            } else if (stride[d] < 1) {
                throw new UnsupportedOpException("has stride " + stride[d]);
            } else if (fromStart && toEnd && stride[d] == 1) {
                parts.add(new Whole());
            } else {
                parts.add(new Range(fromStart ? new LongOptional() : new LongOptional(begin[d]),
                        toEnd ? new LongOptional() : new LongOptional(end[d]), stride[d]));
            }
        }
        return Kernel.composed(in -> {
            Tensor x = in[0].alias();
            int dim = 0;
            for (Part p : parts) {
                x = p.apply(x, dim);
                dim += p.width();
            }
            return x;
        });
    }
}
