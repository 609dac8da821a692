package quire.nd4j;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Compares gradients of a graph with central differences, in double precision. */
final class Gradients {

    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-6;

    private Gradients() {
    }

    /** A reproducible array, values in [-1, 1). */
    static INDArray random(long seed, long... shape) {
        Random random = new Random(seed);
        INDArray array = Nd4j.create(DataType.DOUBLE, shape);
        for (long i = 0; i < array.length(); i++) {
            array.putScalar(i, random.nextDouble() * 2 - 1);
        }
        return array;
    }

    /** A loss in which each element of {@code x} has its own weight, so that no error cancels out. */
    static void loss(SameDiff sd, SDVariable x, long... shape) {
        SDVariable weights = sd.constant("lossWeights", random(77, shape));
        sd.math.square(x).add(x).mul(weights).sum().rename("loss");
        sd.setLossVariables("loss");
    }

    /**
     * Checks every VARIABLE of the graph.
     *
     * @throws AssertionError with the first element that differs; whatever ND4J throws where it cannot differentiate
     */
    static void check(SameDiff sd, Map<String, INDArray> inputs) {
        List<String> names = sd.variables().stream().filter(v -> v.getVariableType() == VariableType.VARIABLE)
                .map(SDVariable::name).toList();
        Map<String, INDArray> analytic = run(sd, inputs, names);
        for (String name : names) {
            INDArray values = sd.getVariable(name).getArr();
            for (long i = 0; i < values.length(); i++) {
                double old = values.getDouble(i);
                values.putScalar(i, old + STEP);
                double up = lossOf(sd, inputs);
                values.putScalar(i, old - STEP);
                double down = lossOf(sd, inputs);
                values.putScalar(i, old);
                double numeric = (up - down) / (2 * STEP);
                double actual = analytic.get(name).getDouble(i);
                if (!(Math.abs(numeric - actual) <= TOLERANCE * Math.max(1, Math.abs(numeric)))) {
                    throw new AssertionError(name + "[" + i + "]: gradient " + actual + ", differences say " + numeric);
                }
            }
        }
    }

    static Map<String, INDArray> run(SameDiff sd, Map<String, INDArray> inputs, List<String> names) {
        return sd.calculateGradients(inputs, names);
    }

    private static double lossOf(SameDiff sd, Map<String, INDArray> inputs) {
        return sd.output(inputs, "loss").get("loss").getDouble(0);
    }
}
