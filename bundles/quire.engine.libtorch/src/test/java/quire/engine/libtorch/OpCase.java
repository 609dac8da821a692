package quire.engine.libtorch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import quire.api.model.GraphSpec;
import quire.api.model.Init;
import quire.api.model.ParameterSpec;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;

/** One small graph in double precision with its input values. */
final class OpCase {
    /** What is compared. */
    enum Check {
        /** Values, and gradients with ND4J's. */
        BOTH,
        /** Values, and gradients with finite differences, because ND4J's are wrong or missing. */
        DIFFERENCES,
        /** As BOTH for losses, whose gradient in ND4J takes for granted that nothing comes after them. */
        LOSS,
        /** Values only: nothing to differentiate. */
        VALUES
    }

    final String name;
    final Check check;
    private final Function<OpCase, List<SDVariable>> build;
    private final SplittableRandom random = new SplittableRandom(7);
    final Map<String, Tensor> inputs = new LinkedHashMap<>();
    SameDiff sd;

    OpCase(String name, Check check, Function<OpCase, List<SDVariable>> build) {
        this.name = name;
        this.check = check;
        this.build = build;
    }

    /** A placeholder with values in [-1.5, 1.5). */
    SDVariable in(String name, long... shape) {
        return within(name, -1.5, 1.5, shape);
    }

    /** A placeholder with uniform values. */
    SDVariable within(String name, double low, double high, long... shape) {
        Tensor t = Tensor.zeros(DType.DOUBLE, shape);
        double[] v = random.doubles(t.size(), low, high).toArray();
        t.doubles().put(v);
        inputs.put(name, t);
        return sd.placeHolder(name, DataType.DOUBLE, shape);
    }

    /** A placeholder of ints. */
    SDVariable ids(String name, int[] values, long... shape) {
        inputs.put(name, Tensor.of(values, shape));
        return sd.placeHolder(name, DataType.INT32, shape);
    }

    /** A constant. */
    SDVariable constant(double[] values, long... shape) {
        return sd.constant(Nd4j.create(values, shape, DataType.DOUBLE));
    }

    /** Builds the graph; its loss depends on every output element in a different way. */
    GraphSpec graph() {
        sd = SameDiff.create();
        List<SDVariable> outputs = build.apply(this);
        Map<String, String> names = new LinkedHashMap<>();
        SDVariable loss = null;
        for (int i = 0; i < outputs.size(); i++) {
            SDVariable out = outputs.get(i);
            names.put("out" + i, out.name());
            if (check != Check.VALUES) {
                SDVariable term = check == Check.LOSS ? out.sum() : out.mul(out).mul(0.5).add(out).sum();
                loss = loss == null ? term : loss.add(term);
            }
        }
        if (loss != null) {
            // SameDiff differentiates only graphs that have something to train
            loss = loss.add(sd.var("anchor", Nd4j.scalar(0.0)));
            names.put("loss", loss.name());
            sd.setLossVariables(loss.name());
        }
        return new GraphSpec(sd, List.of(),
                loss == null ? List.of() : List.of(new ParameterSpec("anchor", DType.DOUBLE, Init.zeros())), List.of(), List.of(), List.of(),
                names, loss == null ? null : "loss");
    }

    @Override
    public String toString() {
        return name;
    }
}
