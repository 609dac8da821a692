package quire.engine.libtorch;

import java.util.Map;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import quire.engine.libtorch.OpTable.Maker;

/** Reductions along dimensions, and running sums. */
final class ReductionOps {

    /** A reduction over given dimensions; all of them where the list is empty. */
    @FunctionalInterface
    private interface Reduction {
        Tensor run(Tensor x, long[] dims, boolean keep);
    }

    void addTo(Map<String, Maker> makers) {
        makers.put("reduce_sum", a -> reduce(a, (x, d, k) -> torch.sum(x, d, k, a.torch().sameType)));
        makers.put("reduce_mean", a -> reduce(a, (x, d, k) -> torch.mean(x, d, k, a.torch().sameType)));
        makers.put("reduce_max", a -> reduce(a, torch::amax));
        makers.put("reduce_min", a -> reduce(a, torch::amin));
        makers.put("reduce_prod", a -> composed(a, (x, d, k) -> product(a, x, d, k)));
        makers.put("var", a -> {
            boolean corrected = a.biasCorrected();
            return reduce(a, (x, d, k) -> torch.var(x, d, corrected, k));
        });
        makers.put("std", a -> {
            boolean corrected = a.biasCorrected();
            return reduce(a, (x, d, k) -> torch.std(x, d, corrected, k));
        });
        makers.put("reduce_norm1", a -> norm(a, 1));
        makers.put("reduce_norm2", a -> norm(a, 2));
        makers.put("reduce_normmax", a -> composed(a, (x, d, k) -> torch.amax(torch.abs(x), d, k)));
        makers.put("reduce_sqnorm", a -> composed(a, (x, d, k) -> torch.sum(torch.square(x), d, k, a.torch().sameType)));
        makers.put("amean", a -> composed(a, (x, d, k) -> torch.mean(torch.abs(x), d, k, a.torch().sameType)));
        makers.put("asum", a -> norm(a, 1));
        makers.put("amax", a -> composed(a, (x, d, k) -> torch.amax(torch.abs(x), d, k)));
        makers.put("amin", a -> composed(a, (x, d, k) -> torch.amin(torch.abs(x), d, k)));
        makers.put("reduce_logsumexp", ReductionOps::logSumExp);
        makers.put("moments", ReductionOps::moments);
        makers.put("argmax", a -> position(a, torch::argmax));
        makers.put("argmin", a -> position(a, torch::argmin));
        makers.put("cumsum", ReductionOps::cumulativeSum);
        makers.put("dot", a -> pairwise(a, (x, y, d, k) -> torch.sum(torch.mul(x, y), d, k, a.torch().sameType)));
        makers.put("euclidean", a -> pairwise(a, (x, y, d, k) -> torch.sqrt(torch.sum(torch.square(torch.sub(x, y)), d, k, a.torch().sameType))));
        makers.put("manhattan", a -> pairwise(a, (x, y, d, k) -> torch.sum(torch.abs(torch.sub(x, y)), d, k, a.torch().sameType)));
        makers.put("cosinesimilarity", a -> pairwise(a, (x, y, d, k) -> torch.div(torch.sum(torch.mul(x, y), d, k, a.torch().sameType),
                torch.sqrt(torch.mul(torch.sum(torch.square(x), d, k, a.torch().sameType),
                        torch.sum(torch.square(y), d, k, a.torch().sameType))))));
    }

    private static Kernel reduce(OpArgs a, Reduction r) {
        long[] dims = a.dims();
        boolean keep = a.keepDims();
        return Kernel.of(in -> r.run(in[0], dims, keep));
    }

    private static Kernel composed(OpArgs a, Reduction r) {
        return Kernel.scratch(reduce(a, r));
    }

    private static Kernel norm(OpArgs a, double order) {
        Scalar p = new Scalar(order);
        return reduce(a, (x, d, k) -> torch.linalg_vector_norm(x, p, d.length == 0 ? all(x) : d, k, a.torch().sameType));
    }

    private static long[] all(Tensor x) {
        long[] dims = new long[(int) x.dim()];
        for (int i = 0; i < dims.length; i++) {
            dims[i] = i;
        }
        return dims;
    }

    private static Tensor product(OpArgs a, Tensor x, long[] dims, boolean keep) {
        long rank = x.dim();
        long[] over = dims.length == 0 ? all(x) : java.util.Arrays.stream(dims).map(d -> (d + rank) % rank).sorted().toArray();
        Tensor result = x.alias();
        for (int i = over.length - 1; i >= 0; i--) {
            result = torch.prod(result, over[i], keep, a.torch().sameType);
        }
        return result;
    }

    private static Kernel logSumExp(OpArgs a) {
        long[] dims = a.dims();
        boolean keep = a.t(0, 0) != 0;
        return Kernel.of(in -> torch.logsumexp(in[0], dims.length == 0 ? all(in[0]) : dims, keep));
    }

    private static Kernel moments(OpArgs a) {
        long[] dims = a.dims();
        boolean keep = a.b(0, false);
        return in -> new Tensor[] {torch.mean(in[0], dims, keep, a.torch().sameType), torch.var(in[0], dims, false, keep)};
    }

    /** A search along one dimension. */
    @FunctionalInterface
    private interface Search {
        Tensor run(Tensor x, LongOptional dim, boolean keep);
    }

    private static Kernel position(OpArgs a, Search search) {
        long[] dims = a.dims();
        if (dims.length > 1) {
            throw new UnsupportedOpException("searches along more than one dimension");
        }
        boolean keep = a.b(0, false);
        LongOptional dim = dims.length == 0 ? new LongOptional() : new LongOptional(dims[0]);
        return Kernel.of(in -> search.run(in[0], dim, keep));
    }

    private static Kernel cumulativeSum(OpArgs a) {
        boolean exclusive = a.i(0, 0) != 0;
        boolean reverse = a.i(1, 0) != 0;
        if (a.ints().length > 3) {
            throw new UnsupportedOpException("runs along more than one dimension");
        }
        long dim = a.i(2, 0);
        return Kernel.composed(in -> {
            Tensor x = reverse ? torch.flip(in[0], dim) : in[0];
            Tensor sum = torch.cumsum(x, dim);
            if (exclusive) {
                sum = torch.sub(sum, x);
            }
            return reverse ? torch.flip(sum, dim) : sum;
        });
    }

    /** A reduction of two tensors. */
    @FunctionalInterface
    private interface PairReduction {
        Tensor run(Tensor x, Tensor y, long[] dims, boolean keep);
    }

    private static Kernel pairwise(OpArgs a, PairReduction r) {
        long[] dims = a.dims();
        boolean keep = a.keepDims();
        return Kernel.composed(in -> r.run(in[0], in[1], dims, keep));
    }
}
