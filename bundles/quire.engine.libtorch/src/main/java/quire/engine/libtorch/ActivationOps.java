package quire.engine.libtorch;

import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.nd4j.linalg.api.buffer.DataType;
import quire.engine.libtorch.OpTable.Maker;

/** Activations, softmax and layer normalisation. */
final class ActivationOps {
    /** Up to so many values along the last dimension count as a handful. */
    private static final int FEW = 12;

    void addTo(Map<String, Maker> makers) {
        makers.put("tanh", a -> Kernel.of(in -> torch.tanh(in[0])));
        makers.put("sigmoid", a -> Kernel.of(in -> torch.sigmoid(in[0])));
        makers.put("logsigmoid", a -> Kernel.of(in -> torch.log_sigmoid(in[0])));
        makers.put("relu", ActivationOps::relu);
        makers.put("relu6", a -> Kernel.of(in -> torch.relu6(in[0])));
        makers.put("leakyrelu", a -> {
            Scalar slope = new Scalar(a.scalar());
            return Kernel.of(in -> torch.leaky_relu(in[0], slope));
        });
        makers.put("elu", a -> {
            Scalar alpha = new Scalar(a.t(0, 1));
            Scalar one = new Scalar(1.0);
            return Kernel.of(in -> torch.elu(in[0], alpha, one, one));
        });
        makers.put("selu", a -> Kernel.of(in -> torch.selu(in[0])));
        makers.put("gelu", a -> {
            // ND4J's fast form: x sigmoid(1.702 x); its kernels hold such numbers in single precision
            Scalar slope = new Scalar((double) 1.702f);
            return Kernel.composed(in -> torch.mul(in[0], torch.sigmoid(torch.mul(in[0], slope))));
        });
        makers.put("precise_gelu", a -> {
            // ND4J cubes 0.044715 x, not x alone as others do: graphs mean the same on both engines
            Scalar inner = new Scalar(0.044715);
            Scalar cube = new Scalar(3.0);
            Scalar root = new Scalar(Math.sqrt(2 / Math.PI));
            Scalar one = new Scalar(1.0);
            Scalar half = new Scalar(0.5);
            return Kernel.composed(in -> {
                Tensor bent = torch.add(in[0], torch.pow(torch.mul(in[0], inner), cube));
                return torch.mul(torch.mul(in[0], half), torch.add(torch.tanh(torch.mul(bent, root)), one));
            });
        });
        makers.put("softplus", a -> Kernel.composed(in -> torch.neg(torch.log_sigmoid(torch.neg(in[0])))));
        makers.put("softsign", a -> Kernel.of(in -> torch.softsign(in[0])));
        makers.put("swish", a -> Kernel.of(in -> torch.silu(in[0])));
        makers.put("mish", a -> Kernel.of(in -> torch.mish(in[0])));
        makers.put("hardtanh", a -> Kernel.of(in -> torch.hardtanh(in[0])));
        makers.put("hard_sigmoid", a -> {
            Scalar slope = new Scalar((double) 0.2f);
            Scalar half = new Scalar(0.5);
            Scalar zero = new Scalar(0.0);
            Scalar one = new Scalar(1.0);
            return Kernel.composed(in -> torch.clamp_max(torch.clamp_min(torch.add(torch.mul(in[0], slope), half), zero), one));
        });
        makers.put("rectified_tanh", a -> Kernel.composed(in -> torch.relu(torch.tanh(in[0]))));
        makers.put("prelu", a -> Kernel.composed(in -> {
            Tensor positive = torch.relu(in[0]);
            return torch.add(positive, torch.mul(torch.sub(in[0], positive), in[1]));
        }));
        makers.put("softmax", a -> {
            long axis = a.i(0, -1);
            return Kernel.composed(in -> softmax(in[0], axis));
        });
        makers.put("log_softmax", a -> {
            long axis = a.i(0, -1);
            return Kernel.of(in -> torch.log_softmax(in[0], axis));
        });
        makers.put("layer_norm", ActivationOps::layerNorm);
        makers.put("standardize", a -> standardize(a.dims(), tiny(a)));
    }

    /**
     * Softmax. LibTorch works along the last dimension with whole vector registers, which a handful of values leaves idle: then the
     * many rows are laid side by side instead, seven times faster for four values.
     */
    static Tensor softmax(Tensor x, long axis) {
        long rank = x.dim();
        if (rank > 1 && (axis == -1 || axis == rank - 1) && x.size(-1) <= FEW && x.numel() >= FEW * FEW * x.size(-1) && x.device().is_cpu()) {
            return torch.softmax(x.reshape(-1, x.size(-1)).t().contiguous(), 0).t().reshape(LibTorchProgram.shape(x));
        }
        return torch.softmax(x, axis);
    }

    private static Kernel relu(OpArgs a) {
        double cutoff = a.scalar();
        if (cutoff == 0) {
            return Kernel.of(in -> torch.relu(in[0]));
        }
        Scalar from = new Scalar(cutoff);
        Scalar zero = new Scalar(0.0);
        return Kernel.of(in -> torch.threshold(in[0], from, zero));
    }

    /** ND4J divides by the bare deviation and makes 0 of 0/0; this is too small to be seen and makes 0 of it as well. */
    private static double tiny(OpArgs a) {
        return a.outputType() == DataType.DOUBLE ? 1e-100 : 1e-30;
    }

    private static Kernel standardize(long[] dims, double epsilon) {
        Scalar e = new Scalar(epsilon);
        return Kernel.composed(in -> {
            Tensor centred = torch.sub(in[0], in[0].mean(dims, true, new org.bytedeco.pytorch.ScalarTypeOptional()));
            Tensor variance = torch.square(centred).mean(dims, true, new org.bytedeco.pytorch.ScalarTypeOptional());
            return torch.mul(centred, torch.rsqrt(torch.add(variance, e)));
        });
    }

    private static Kernel layerNorm(OpArgs a) {
        long[] dims = a.ints();
        boolean channelsFirst = a.b(0, false);
        double epsilon = tiny(a);
        if (dims.length == 1 && !channelsFirst) {
            return Kernel.composed(in -> {
                long rank = in[0].dim();
                if ((dims[0] + rank) % rank == rank - 1) {
                    TensorOptional shift = in.length > 2 ? new TensorOptional(in[2]) : new TensorOptional();
                    return torch.layer_norm(in[0], new long[] {in[0].size(-1)}, new TensorOptional(in[1]), shift, epsilon, false);
                }
                return affine(standardize(dims, epsilon).run(in)[0], in, false);
            });
        }
        Kernel standard = standardize(dims, epsilon);
        return Kernel.composed(in -> affine(standard.run(in)[0], in, channelsFirst));
    }

    private static Tensor affine(Tensor x, Tensor[] in, boolean channelsFirst) {
        long[] shape = new long[(int) x.dim()];
        java.util.Arrays.fill(shape, 1);
        shape[channelsFirst ? 1 : shape.length - 1] = -1;
        Tensor y = torch.mul(x, in[1].view(shape));
        return in.length > 2 ? torch.add(y, in[2].view(shape)) : y;
    }
}
