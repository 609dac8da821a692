package quire.engine.libtorch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Batches of many tiny matrix products, as attention over a handful of tokens makes. LibTorch without MKL runs them one by one, and
 * each costs over a microsecond before it has multiplied anything; in the backward pass twice more. Here neighbours are put into one
 * product: where the results are tiny, stacked rows times stacked columns, of which the diagonal blocks are kept; where one of the
 * factors is tiny, that one becomes block-diagonal. The added terms are exact zeros, so results do not change.
 */
final class SmallProducts {
    /** Rows and columns of the joined matrices; beyond that the wasted work outweighs the saved calls. */
    private static final long JOINED = 16;
    /** Rows of a block-diagonal right factor, and the elements of one of its blocks beyond which nothing is gained. */
    private static final long JOINED_RIGHT = 64;
    private static final long BLOCK = 128;
    private static final long MOST = 8;
    /** Fewer products than this are not worth the reshaping. */
    private static final long MANY = 128;

    private SmallProducts() {
    }

    /** The product of the last two dimensions; either factor may be given transposed. */
    static Tensor matmul(Tensor a, boolean transposeA, Tensor b, boolean transposeB) {
        int rank = (int) a.dim();
        Tensor x = transposeA ? a.transpose(-2, -1) : a;
        Tensor y = transposeB ? b.transpose(-2, -1) : b;
        if (rank < 3 || b.dim() != rank || !a.device().is_cpu()) {
            return torch.matmul(x, y);
        }
        long[] shape = new long[rank];
        long batch = 1;
        for (int d = 0; d < rank - 2; d++) {
            shape[d] = x.size(d);
            batch *= shape[d];
            if (y.size(d) != shape[d]) {
                return torch.matmul(x, y);
            }
        }
        long rows = x.size(rank - 2L);
        long inner = x.size(rank - 1L);
        long columns = y.size(rank - 1L);
        shape[rank - 2] = rows;
        shape[rank - 1] = columns;
        if (batch < MANY) {
            return torch.matmul(x, y);
        }
        long group = group(batch, JOINED / Math.max(rows, columns));
        if (group > 1) {
            Tensor left = x.reshape(batch / group, group * rows, inner);
            Tensor right = (transposeB ? b : y.transpose(-2, -1)).reshape(batch / group, group * columns, inner);
            Tensor all = torch.bmm(left, right.transpose(1, 2)).view(batch / group, group, rows, group, columns);
            return torch.diagonal(all, 0, 1, 3).permute(0, 3, 1, 2).reshape(shape);
        }
        group = group(batch, JOINED / Math.max(rows, inner));
        if (group > 1) {
            Tensor blocks = torch.diag_embed(x.reshape(batch / group, group, rows, inner).permute(0, 2, 3, 1), 0, 1, 3);
            Tensor right = y.reshape(batch / group, group * inner, columns);
            return torch.bmm(blocks.reshape(batch / group, group * rows, group * inner), right).view(shape);
        }
        group = inner * columns <= BLOCK ? group(batch, Math.min(JOINED_RIGHT / inner, MOST)) : 1;
        if (group > 1) {
            Tensor left = x.reshape(batch / group, group, rows, inner).permute(0, 2, 1, 3).reshape(batch / group, rows, group * inner);
            Tensor blocks = torch.diag_embed(y.reshape(batch / group, group, inner, columns).permute(0, 2, 3, 1), 0, 1, 3);
            Tensor all = torch.bmm(left, blocks.reshape(batch / group, group * inner, group * columns));
            return all.view(batch / group, rows, group, columns).permute(0, 2, 1, 3).reshape(shape);
        }
        return torch.matmul(x, y);
    }

    /** How many products to join: a divisor of their number, at most as many as asked for. */
    private static long group(long batch, long most) {
        for (long g = most; g > 1; g--) {
            if (batch % g == 0) {
                return g;
            }
        }
        return 1;
    }
}
