package quire.engine.libtorch;

import java.util.List;
import org.nd4j.autodiff.functions.DifferentialFunction;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ops.BaseReduceOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.ScalarOp;
import org.nd4j.linalg.api.ops.impl.summarystats.Variance;
import org.nd4j.linalg.factory.Nd4j;

/** What an operation of a SameDiff graph was told, read the same way for its legacy and its custom form. */
final class OpArgs {
    /** ND4J's mark for "all dimensions". */
    private static final int ALL = Integer.MAX_VALUE;

    private final SameDiff sd;
    private final DifferentialFunction op;
    private final List<String> inputs;
    private final List<String> outputs;
    private final Torch torch;

    OpArgs(SameDiff sd, SameDiffOp op, Torch torch) {
        this.sd = sd;
        this.op = op.getOp();
        this.inputs = op.getInputsToOp() == null ? List.of() : op.getInputsToOp();
        this.outputs = op.getOutputsOfOp();
        this.torch = torch;
    }

    String name() {
        return op.opName();
    }

    /** Place in the graph, for messages. */
    String place() {
        return "op '" + name() + "' producing '" + outputs.get(0) + "'";
    }

    Torch torch() {
        return torch;
    }

    int inputs() {
        return inputs.size();
    }

    int outputs() {
        return outputs.size();
    }

    long[] ints() {
        return op instanceof DynamicCustomOp c ? c.iArgs() : new long[0];
    }

    long i(int index, long otherwise) {
        long[] all = ints();
        return index < all.length ? all[index] : otherwise;
    }

    double t(int index, double otherwise) {
        double[] all = op instanceof DynamicCustomOp c ? c.tArgs() : new double[0];
        return index < all.length ? all[index] : otherwise;
    }

    boolean b(int index, boolean otherwise) {
        boolean[] all = op instanceof DynamicCustomOp c ? c.bArgs() : new boolean[0];
        return index < all.length ? all[index] : otherwise;
    }

    /** The number of a scalar operation. */
    double scalar() {
        if (op instanceof ScalarOp s && s.scalar() != null) {
            return s.scalar().getDouble(0);
        }
        Object[] extra = op instanceof Op o ? o.extraArgs() : null;
        if (extra != null && extra.length > 0 && extra[0] instanceof Number n) {
            return n.doubleValue();
        }
        throw new UnsupportedOpException("has no scalar");
    }

    boolean keepDims() {
        return op instanceof BaseReduceOp r ? r.isKeepDims() : b(0, false);
    }

    boolean biasCorrected() {
        return op instanceof Variance v && v.isBiasCorrected();
    }

    /** Dimensions of a reduction; empty for all. */
    long[] dims() {
        long[] found;
        if (op instanceof DynamicCustomOp) {
            found = inputs.size() > 1 ? longs(1) : ints();
        } else {
            int[] given = op.getDimensions();
            found = new long[given == null ? 0 : given.length];
            for (int k = 0; k < found.length; k++) {
                found[k] = given[k];
            }
        }
        return found.length == 1 && found[0] == ALL ? new long[0] : found;
    }

    boolean isConstant(int input) {
        return variable(input).getVariableType() == VariableType.CONSTANT;
    }

    /** Values of an input that must be constant because it steers the operation. */
    long[] longs(int input) {
        if (!isConstant(input)) {
            throw new UnsupportedOpException("takes its input '" + inputs.get(input) + "' only as a constant");
        }
        org.nd4j.linalg.api.ndarray.INDArray values = variable(input).getArr().dup('c').castTo(DataType.INT64);
        return values.isEmpty() ? new long[0] : Nd4j.toFlattened('c', values).toLongVector();
    }

    /** The value of a constant scalar input, or NaN. */
    double constantScalar(int input) {
        if (!isConstant(input) || variable(input).getArr().length() != 1) {
            return Double.NaN;
        }
        return variable(input).getArr().getDouble(0);
    }

    DataType type(int input) {
        return variable(input).dataType();
    }

    DataType outputType() {
        return sd.getVariable(outputs.get(0)).dataType();
    }

    private SDVariable variable(int input) {
        return sd.getVariable(inputs.get(input));
    }
}
