package quire.engine.libtorch;

import java.util.Arrays;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import quire.engine.libtorch.OpTable.Maker;

/** Matrix products, dense layers and attention. */
final class MatrixOps {

    void addTo(Map<String, Maker> makers) {
        makers.put("matmul", MatrixOps::matmul);
        makers.put("mmul", MatrixOps::matmul);
        makers.put("tensordot", MatrixOps::tensorProduct);
        makers.put("xw_plus_b", a -> Kernel.of(in -> torch.addmm(in[2], in[0], in[1])));
        makers.put("relu_layer", a -> Kernel.composed(in -> torch.relu(torch.addmm(in[2], in[0], in[1]))));
        makers.put("biasadd", a -> a.b(0, false)
                ? Kernel.composed(in -> {
                    long[] shape = new long[(int) in[0].dim()];
                    Arrays.fill(shape, 1);
                    shape[1] = -1;
                    return torch.add(in[0], in[1].view(shape));
                })
                : Kernel.of(in -> torch.add(in[0], in[1])));
        makers.put("dot_product_attention", MatrixOps::attention);
    }

    private static Kernel matmul(OpArgs a) {
        boolean left = a.i(0, 0) != 0;
        boolean right = a.i(1, 0) != 0;
        boolean result = a.i(2, 0) != 0;
        if (a.t(0, 1) != 1 || a.t(1, 0) != 0) {
            throw new UnsupportedOpException("scales its result");
        }
        return Kernel.composed(in -> {
            Tensor z = product(in[0], left, in[1], right);
            return result ? z.transpose(-2, -1) : z;
        });
    }

    private static Tensor product(Tensor a, boolean transposeA, Tensor b, boolean transposeB) {
        if (!transposeA && b.dim() == 2) {
            Tensor y = transposeB ? b.t() : b;
            if (LargeProducts.fits(a, y)) {
                return LargeProducts.matmul(a, y);
            }
        }
        return SmallProducts.matmul(a, transposeA, b, transposeB);
    }

    private static Kernel tensorProduct(OpArgs a) {
        long[] ints = a.ints();
        int n = (int) ints[0];
        long[] left = Arrays.copyOfRange(ints, 1, 1 + n);
        long[] right = Arrays.copyOfRange(ints, 2 + n, ints.length);
        if (a.b(0, false) || a.b(1, false) || a.b(2, false)) {
            throw new UnsupportedOpException("transposes");
        }
        return Kernel.of(in -> torch.tensordot(in[0], in[1], left, right));
    }

    /** Inputs are [batch…, features, time]; the mask is [batch, time of keys]. */
    private static Kernel attention(OpArgs a) {
        boolean scaled = a.i(0, 0) != 0;
        boolean weights = a.i(1, 0) != 0;
        Scalar one = new Scalar(1.0);
        Scalar far = new Scalar(1e9);
        return Kernel.scratch(in -> {
            Tensor query = in[0];
            Tensor key = in[1];
            Tensor score = torch.matmul(key.transpose(-2, -1), query);
            if (scaled) {
                score = torch.div(score, new Scalar(Math.sqrt(query.size(-2))));
            }
            if (in.length > 3) {
                Tensor mask = in[3].dim() == score.dim() ? in[3] : in[3].unsqueeze(-1);
                if (score.dim() == 4 && mask.dim() == 3) {
                    mask = mask.unsqueeze(1);
                }
                score = torch.add(score, torch.mul(torch.sub(mask, one), far));
            }
            Tensor w = torch.softmax(score, -2);
            Tensor out = torch.matmul(in[2], w);
            return weights ? new Tensor[] {out, w} : new Tensor[] {out};
        });
    }
}
