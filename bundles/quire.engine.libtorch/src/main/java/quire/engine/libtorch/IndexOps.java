package quire.engine.libtorch;

import java.util.Arrays;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import quire.engine.libtorch.OpTable.Maker;

/** Lookup by index and its opposite. */
final class IndexOps {

    void addTo(Map<String, Maker> makers) {
        makers.put("gather", IndexOps::gather);
        makers.put("onehot", IndexOps::oneHot);
        makers.put("unsorted_segment_sum", a -> {
            long count = a.inputs() > 2 ? a.longs(2)[0] : a.i(0, 0);
            return Kernel.composed(in -> segmentSum(a, in[0], in[1], count));
        });
        makers.put("segment_sum", a -> Kernel.composed(in -> segmentSum(a, in[0], in[1], torch.max(in[1]).item_long() + 1)));
    }

    private static Kernel gather(OpArgs a) {
        long[] ints = a.ints();
        long axis = a.inputs() > 2 ? a.longs(2)[0] : ints.length > 0 ? ints[0] : 0;
        return Kernel.composed(in -> {
            long rank = in[0].dim();
            int dim = (int) ((axis + rank) % rank);
            int indexRank = (int) in[1].dim();
            if (indexRank == 1) {
                return torch.index_select(in[0], dim, in[1]);
            }
            long[] shape = new long[(int) rank - 1 + indexRank];
            for (int k = 0; k < dim; k++) {
                shape[k] = in[0].size(k);
            }
            for (int k = 0; k < indexRank; k++) {
                shape[dim + k] = in[1].size(k);
            }
            for (int k = dim + 1; k < rank; k++) {
                shape[indexRank - 1 + k] = in[0].size(k);
            }
            return torch.index_select(in[0], dim, in[1].reshape(-1)).view(shape);
        });
    }

    private static Kernel oneHot(OpArgs a) {
        long axis = a.i(0, -1);
        long depth = a.inputs() > 1 ? a.longs(1)[0] : a.i(1, 0);
        double on = a.inputs() > 3 ? a.constantScalar(2) : a.t(0, 1);
        double off = a.inputs() > 3 ? a.constantScalar(3) : a.t(1, 0);
        ScalarType type = Torch.type(a.outputType());
        Scalar range = new Scalar(on - off);
        Scalar base = new Scalar(off);
        return Kernel.composed(in -> {
            Tensor hot = torch.one_hot(in[0].to(ScalarType.Long), depth).to(type);
            if (on != 1 || off != 0) {
                hot = torch.add(torch.mul(hot, range), base);
            }
            return axis == -1 ? hot : torch.movedim(hot, -1, axis);
        });
    }

    private static Tensor segmentSum(OpArgs a, Tensor data, Tensor ids, long count) {
        long[] shape = new long[(int) data.dim()];
        Arrays.setAll(shape, d -> d == 0 ? count : data.size(d));
        return torch.index_add(a.torch().zeros(data.scalar_type(), shape), 0, ids, data);
    }
}
