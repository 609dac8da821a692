package quire.engine.libtorch;

import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import quire.engine.libtorch.OpTable.Maker;

/** Arithmetic and functions of single elements. */
final class ElementwiseOps {
    private Map<String, Maker> makers;

    void addTo(Map<String, Maker> table) {
        makers = table;
        functions();
        pairs();
        scalars();
    }

    private void one(String name, UnaryOperator<Tensor> f) {
        makers.put(name, a -> Kernel.of(in -> f.apply(in[0])));
    }

    private void two(String name, BinaryOperator<Tensor> f) {
        makers.put(name, a -> Kernel.of(in -> f.apply(in[0], in[1])));
    }

    private void scalar(String name, java.util.function.BiFunction<Tensor, Scalar, Tensor> f) {
        makers.put(name, a -> {
            Scalar s = new Scalar(a.scalar());
            return Kernel.of(in -> f.apply(in[0], s));
        });
    }

    private void functions() {
        one("neg", torch::neg);
        one("square", torch::square);
        one("sqrt", torch::sqrt);
        one("rsqrt", torch::rsqrt);
        one("Reciprocal", torch::reciprocal);
        one("exp", torch::exp);
        one("expm1", torch::expm1);
        one("log", torch::log);
        one("log1p", torch::log1p);
        one("abs", torch::abs);
        one("sign", torch::sign);
        one("floor", torch::floor);
        one("ceil", torch::ceil);
        one("round", torch::round);
        one("rint", torch::round);
        one("sin", torch::sin);
        one("cos", torch::cos);
        one("tan", torch::tan);
        one("sinh", torch::sinh);
        one("cosh", torch::cosh);
        one("asin", torch::asin);
        one("acos", torch::acos);
        one("atan", torch::atan);
        one("asinh", torch::asinh);
        one("acosh", torch::acosh);
        one("atanh", torch::atanh);
        one("erf", torch::erf);
        one("erfc", torch::erfc);
        makers.put("cube", a -> power(3));
        makers.put("oneminus", a -> {
            Scalar unit = new Scalar(1.0);
            return Kernel.of(in -> torch.rsub(in[0], unit));
        });
        makers.put("timesoneminus", a -> Kernel.composed(in -> torch.sub(in[0], torch.square(in[0]))));
        makers.put("ClipByValue", a -> {
            ScalarOptional low = new ScalarOptional(new Scalar(a.t(0, Double.NEGATIVE_INFINITY)));
            ScalarOptional high = new ScalarOptional(new Scalar(a.t(1, Double.POSITIVE_INFINITY)));
            return Kernel.of(in -> torch.clamp(in[0], low, high));
        });
    }

    private static Kernel power(double exponent) {
        Scalar e = new Scalar(exponent);
        return Kernel.of(in -> torch.pow(in[0], e));
    }

    private void pairs() {
        two("add", torch::add);
        two("subtract", torch::sub);
        two("multiply", torch::mul);
        two("divide", torch::div);
        two("realdiv", torch::div);
        two("reversesubtract", (x, y) -> torch.sub(y, x));
        two("reversedivide", (x, y) -> torch.div(y, x));
        two("Pow", torch::pow);
        two("pow_pairwise", torch::pow);
        two("maximum", torch::maximum);
        two("minimum", torch::minimum);
        two("max_pairwise", torch::maximum);
        two("min_pairwise", torch::minimum);
        two("tf_atan2", torch::atan2);
        two("floordiv", torch::floor_divide);
        two("floormod", torch::remainder);
        two("mod", torch::fmod);
        makers.put("squaredsubtract", a -> Kernel.composed(in -> torch.square(torch.sub(in[0], in[1]))));
        makers.put("mergeadd", a -> Kernel.composed(in -> {
            Tensor sum = in[0].alias();
            for (int k = 1; k < in.length; k++) {
                sum = torch.add(sum, in[k]);
            }
            return sum;
        }));
    }

    private void scalars() {
        scalar("add_scalar", torch::add);
        scalar("sub_scalar", torch::sub);
        scalar("mul_scalar", torch::mul);
        scalar("div_scalar", torch::div);
        scalar("rsub_scalar", torch::rsub);
        scalar("max_scalar", torch::clamp_min);
        scalar("scalar_min", torch::clamp_max);
        scalar("fmod_scalar", torch::fmod);
        scalar("remainder_scalar", torch::remainder);
        makers.put("pow", a -> a.inputs() == 1 ? power(a.scalar()) : Kernel.of(in -> torch.pow(in[0], in[1])));
        makers.put("rdiv_scalar", a -> {
            Tensor numerator = a.torch().number(Torch.type(a.outputType()), a.scalar());
            return Kernel.of(in -> torch.div(numerator, in[0]));
        });
    }
}
