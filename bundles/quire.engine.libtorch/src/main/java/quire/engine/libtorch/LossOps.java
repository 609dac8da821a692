package quire.engine.libtorch;

import java.util.Map;
import java.util.function.BinaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import quire.engine.libtorch.OpTable.Maker;

/** SameDiff's losses: inputs are predictions, weights, labels; the first argument says how they are reduced. */
final class LossOps {
    private static final int NONE = 0;
    private static final int SUM = 1;
    private static final int MEAN_BY_WEIGHT = 2;

    void addTo(Map<String, Maker> makers) {
        makers.put("mean_sqerr_loss", a -> weighted(a, (p, y) -> torch.square(torch.sub(p, y))));
        makers.put("absolute_difference_loss", a -> weighted(a, (p, y) -> torch.abs(torch.sub(p, y))));
        makers.put("huber_loss", a -> {
            double delta = a.t(0, 1);
            return weighted(a, (p, y) -> torch.huber_loss(p, y, 0, delta));
        });
        makers.put("log_loss", a -> {
            Scalar epsilon = new Scalar(a.t(0, 1e-7));
            Scalar one = new Scalar(1.0);
            return weighted(a, (p, y) -> torch.neg(torch.add(torch.mul(y, torch.log(torch.add(p, epsilon))),
                    torch.mul(torch.rsub(y, one), torch.log(torch.add(torch.rsub(p, one), epsilon))))));
        });
        makers.put("sigm_cross_entropy_loss", a -> {
            double smooth = a.t(0, 0);
            return weighted(a, (p, y) -> torch.binary_cross_entropy_with_logits(p, smoothed(y, smooth, 0.5), a.torch().none,
                    a.torch().none, 0));
        });
        makers.put("softmax_cross_entropy_loss", a -> {
            double smooth = a.t(0, 0);
            return weighted(a, (p, y) -> crossEntropy(p, smoothed(y, smooth, 1.0 / y.size(-1)), -1, true, a));
        });
        makers.put("softmax_cross_entropy_loss_with_logits", a -> {
            long dim = a.i(0, -1);
            return Kernel.composed(in -> crossEntropy(in[0], in[1], dim, false, a));
        });
        makers.put("sparse_softmax_cross_entropy_loss_with_logits", a -> Kernel.composed(in -> torch.neg(
                torch.gather(torch.log_softmax(in[1], -1), -1, in[0].to(ScalarType.Long).unsqueeze(-1)).squeeze(-1))));
        makers.put("l2_loss", a -> {
            Scalar half = new Scalar(0.5);
            return Kernel.composed(in -> torch.mul(torch.sum(torch.square(in[0])), half));
        });
    }

    private static Tensor smoothed(Tensor labels, double by, double towards) {
        return by == 0 ? labels : torch.add(torch.mul(labels, new Scalar(1 - by)), new Scalar(by * towards));
    }

    private static Tensor crossEntropy(Tensor logits, Tensor labels, long dim, boolean keep, OpArgs a) {
        return torch.neg(torch.sum(torch.mul(labels, torch.log_softmax(logits, dim)), new long[] {dim}, keep, a.torch().sameType));
    }

    private static Kernel weighted(OpArgs a, BinaryOperator<Tensor> loss) {
        int reduce = (int) a.i(0, 3);
        boolean unit = a.constantScalar(1) == 1;
        return Kernel.composed(in -> {
            Tensor each = loss.apply(in[0], in[2]);
            if (unit) {
                return reduce == NONE ? each : reduce == SUM ? torch.sum(each) : torch.mean(each);
            }
            Tensor weight = in[1].expand_as(each);
            Tensor products = torch.mul(each, weight);
            if (reduce == NONE) {
                return products;
            }
            Tensor sum = torch.sum(products);
            if (reduce == SUM) {
                return sum;
            }
            Tensor by = torch.sum(reduce == MEAN_BY_WEIGHT ? weight : torch.ne(weight, new Scalar(0.0)).to(each.scalar_type()));
            // nothing weighted is no loss, not a division by zero
            return torch.where(torch.eq(by, new Scalar(0.0)), torch.zeros_like(sum), torch.div(sum, by));
        });
    }
}
