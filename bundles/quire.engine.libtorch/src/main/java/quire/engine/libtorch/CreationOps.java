package quire.engine.libtorch;

import java.util.Arrays;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import quire.engine.libtorch.OpTable.Maker;

/** Tensors made from nothing or from the form of others. */
final class CreationOps {

    void addTo(Map<String, Maker> makers) {
        makers.put("eye", a -> {
            long[] shape = a.ints();
            if (shape.length > 2) {
                throw new UnsupportedOpException("makes a batch of matrices");
            }
            ScalarType type = Torch.type(a.outputType());
            return Kernel.composed(in -> a.torch().in(torch.eye(shape[0], shape[shape.length - 1]).to(type)));
        });
        makers.put("range", a -> {
            Scalar from = new Scalar(argument(a, 0));
            Scalar to = new Scalar(argument(a, 1));
            Scalar step = new Scalar(argument(a, 2));
            ScalarType type = Torch.type(a.outputType());
            return Kernel.composed(in -> a.torch().in(torch.arange(from, to, step).to(type)));
        });
        makers.put("fill", a -> {
            long[] shape = a.longs(0);
            Scalar value = new Scalar(a.inputs() > 1 ? a.constantScalar(1) : a.t(0, 0));
            ScalarType type = Torch.type(a.outputType());
            return Kernel.of(in -> torch.full(shape, value, a.torch().options(type)));
        });
        makers.put("ones_as", a -> Kernel.composed(in -> torch.ones_like(in[0]).to(Torch.type(a.outputType()))));
        makers.put("zeroslike", a -> Kernel.composed(in -> torch.zeros_like(in[0]).to(Torch.type(a.outputType()))));
        makers.put("triu", a -> {
            long diagonal = a.i(0, 0);
            return Kernel.of(in -> torch.triu(in[0], diagonal));
        });
        makers.put("shape_of", a -> Kernel.composed(in -> {
            long[] shape = new long[(int) in[0].dim()];
            Arrays.setAll(shape, d -> in[0].size(d));
            Tensor host = torch.from_blob(new org.bytedeco.javacpp.LongPointer(shape), new long[] {shape.length},
                    a.torch().hostOptions(ScalarType.Long));
            return a.torch().in(host.clone());
        }));
    }

    /** Start, end or step of a range: a number or a constant input. */
    private static double argument(OpArgs a, int k) {
        double v = a.inputs() > k ? a.constantScalar(k) : a.t(k, Double.NaN);
        v = Double.isNaN(v) && k < a.ints().length ? a.ints()[k] : v;
        if (Double.isNaN(v)) {
            throw new UnsupportedOpException("has no constant argument " + k);
        }
        return v;
    }
}
