package quire.engine.libtorch;

import java.util.Map;
import java.util.function.BiFunction;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import quire.engine.libtorch.OpTable.Maker;

/** Comparisons, logic, selection and type conversion. */
final class ComparisonOps {

    void addTo(Map<String, Maker> makers) {
        both(makers, "greater", "greaterthan_scalar", torch::gt, torch::gt);
        both(makers, "greater_equal", "greaterthanorequal_scalar", torch::ge, torch::ge);
        both(makers, "less", "lessthan_scalar", torch::lt, torch::lt);
        both(makers, "less_equal", "lessthanorequal_scalar", torch::le, torch::le);
        both(makers, "equals", "equals_scalar", torch::eq, torch::eq);
        both(makers, "not_equals", "notequals_scalar", torch::ne, torch::ne);
        for (String prefix : new String[] {"", "boolean_"}) {
            makers.put(prefix + "and", a -> Kernel.of(in -> torch.logical_and(in[0], in[1])));
            makers.put(prefix + "or", a -> Kernel.of(in -> torch.logical_or(in[0], in[1])));
            makers.put(prefix + "xor", a -> Kernel.of(in -> torch.logical_xor(in[0], in[1])));
            makers.put(prefix + "not", a -> Kernel.of(in -> torch.logical_not(in[0])));
        }
        makers.put("Where", ComparisonOps::where);
        makers.put("select", ComparisonOps::where);
        makers.put("stop_gradient", a -> Kernel.of(in -> in[0].detach()));
        makers.put("cast", a -> {
            ScalarType type = Torch.type(a.outputType());
            return Kernel.of(in -> in[0].to(type));
        });
    }

    private static void both(Map<String, Maker> makers, String pair, String scalar, BiFunction<Tensor, Tensor, Tensor> f,
            BiFunction<Tensor, Scalar, Tensor> g) {
        makers.put(pair, a -> Kernel.of(in -> f.apply(in[0], in[1])));
        makers.put(scalar, a -> {
            Scalar s = new Scalar(a.scalar());
            return Kernel.of(in -> g.apply(in[0], s));
        });
    }

    private static Kernel where(OpArgs a) {
        if (a.inputs() != 3) {
            throw new UnsupportedOpException("has a result whose size depends on values");
        }
        return Kernel.of(in -> torch.where(in[0], in[1], in[2]));
    }
}
