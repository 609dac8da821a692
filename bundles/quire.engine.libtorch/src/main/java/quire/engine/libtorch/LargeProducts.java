package quire.engine.libtorch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Products of many rows with one matrix, as layers over all tokens make, on more than one thread. OpenBLAS keeps to one thread here
 * because its own would spin beside LibTorch's; oneDNN's convolutions run on LibTorch's threads, forward and backward. A product with
 * a matrix is a convolution with a kernel of 1x1, and rows one after the other are channels-last pixels, so nothing is copied.
 */
final class LargeProducts {
    /** Multiplications below which one thread is as fast. */
    private static final double LARGE = 10e6;

    private LargeProducts() {
    }

    /** Whether {@link #matmul} is for these factors, the second of which is a matrix. */
    static boolean fits(Tensor x, Tensor y) {
        return torch.get_num_threads() > 1 && y.dim() == 2 && x.dim() >= 2 && x.scalar_type().intern() == torch.ScalarType.Float && x.device().is_cpu()
                && x.is_contiguous() && (double) x.numel() * y.size(1) >= LARGE;
    }

    /** Rows of {@code x} times {@code y}. */
    static Tensor matmul(Tensor x, Tensor y) {
        long inner = y.size(0);
        long columns = y.size(1);
        long[] shape = new long[(int) x.dim()];
        for (int d = 0; d < shape.length; d++) {
            shape[d] = d == shape.length - 1 ? columns : x.size(d);
        }
        Tensor pixels = x.view(1, 1, x.numel() / inner, inner).permute(0, 3, 1, 2);
        Tensor kernel = y.t().unsqueeze(-1).unsqueeze(-1);
        return torch.conv2d(pixels, kernel).permute(0, 2, 3, 1).reshape(shape);
    }
}
