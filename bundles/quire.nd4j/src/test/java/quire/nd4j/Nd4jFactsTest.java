package quire.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater;
import org.nd4j.linalg.api.ops.impl.updaters.NesterovsUpdater;
import org.nd4j.linalg.api.ops.impl.updaters.SgdUpdater;
import org.nd4j.linalg.factory.Nd4j;

/** What the executor takes for granted about ND4J. */
class Nd4jFactsTest {

    @BeforeAll
    static void start() {
        Nd4jRuntime.start();
    }

    @ParameterizedTest
    @EnumSource(value = DataType.class, names = {"FLOAT", "DOUBLE", "INT", "LONG"})
    void anArrayCanWrapADirectBufferWithoutCopy(DataType type) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(6 * type.width()).order(ByteOrder.nativeOrder());
        Pointer pointer = pointer(type, bytes);
        INDArray array = Nd4j.create(Nd4j.createBuffer(pointer, 6, type), new long[] {2, 3});
        array.assign(1).addi(6);
        assertThat(array.data().address()).isEqualTo(pointer.address());
        assertThat(array.stride()).containsExactly(3, 1);
        assertThat(number(type, bytes)).isEqualTo(7);
        array.close();
        assertThat(number(type, bytes)).as("closing leaves the buffer alone").isEqualTo(7);
    }

    @Test
    void theByteBufferOverloadCopies() {
        ByteBuffer bytes = ByteBuffer.allocateDirect(24).order(ByteOrder.nativeOrder());
        INDArray array = Nd4j.create(Nd4j.createBuffer(bytes, DataType.FLOAT, 6), new long[] {2, 3});
        array.assign(7);
        assertThat(bytes.getFloat(0)).isZero();
        array.close();
    }

    @Test
    void twoGraphsShareAVariableThatChangesInPlace() {
        INDArray weights = Nd4j.createFromArray(new double[][] {{1, 2}, {3, 4}});
        SameDiff train = graph(weights);
        SameDiff infer = graph(weights);
        INDArray x = Nd4j.ones(DataType.DOUBLE, 1, 2);
        assertThat(infer.output(Map.of("x", x), "y").get("y").sumNumber().doubleValue()).isEqualTo(10);
        train.getVariable("w").getArr().subi(train.calculateGradients(Map.of("x", x), "w").get("w"));
        assertThat(infer.getVariable("w").getArr()).isSameAs(weights);
        assertThat(infer.output(Map.of("x", x), "y").get("y").sumNumber().doubleValue()).isEqualTo(6);
        train.getVariable("w").getArr().assign(0);
        assertThat(train.output(Map.of("x", x), "y").get("y").sumNumber().doubleValue()).as("gradients after a change").isZero();
    }

    @ParameterizedTest
    @EnumSource(value = DataType.class, names = {"FLOAT", "DOUBLE"})
    void adamWorksInPlaceAndCorrectsTheBiasInTheRate(DataType type) {
        double rate = 0.1;
        double beta1 = 0.9;
        double beta2 = 0.99;
        double epsilon = 1e-2;
        INDArray v = Nd4j.create(type, 1);
        INDArray m = Nd4j.create(type, 1);
        double wantedV = 0;
        double wantedM = 0;
        for (int t = 0; t < 4; t++) {
            double g = 0.3 - 0.2 * t;
            INDArray gradient = Nd4j.create(type, 1).assign(g);
            Nd4j.exec(new AdamUpdater(gradient, v, m, rate, beta1, beta2, epsilon, t));
            wantedM = beta1 * wantedM + (1 - beta1) * g;
            wantedV = beta2 * wantedV + (1 - beta2) * g * g;
            double corrected = rate * Math.sqrt(1 - Math.pow(beta2, t + 1)) / (1 - Math.pow(beta1, t + 1));
            double wanted = corrected * wantedM / (Math.sqrt(wantedV) + epsilon);
            assertThat(gradient.getDouble(0)).as("step to subtract, t=%s", t).isCloseTo(wanted, within(1e-7));
            assertThat(m.getDouble(0)).isCloseTo(wantedM, within(1e-7));
            assertThat(v.getDouble(0)).isCloseTo(wantedV, within(1e-7));
        }
    }

    @ParameterizedTest
    @EnumSource(value = DataType.class, names = {"FLOAT", "DOUBLE"})
    void sgdScalesInPlace(DataType type) {
        INDArray gradient = Nd4j.create(type, 1).assign(0.5);
        Nd4j.exec(new SgdUpdater(gradient, 0.1));
        assertThat(gradient.getDouble(0)).isCloseTo(0.05, within(1e-8));
    }

    @ParameterizedTest
    @EnumSource(value = DataType.class, names = {"FLOAT", "DOUBLE"})
    void nesterovsWorksInPlace(DataType type) {
        double rate = 0.1;
        double momentum = 0.9;
        INDArray state = Nd4j.create(type, 1);
        double wantedState = 0;
        for (int t = 0; t < 3; t++) {
            double g = 0.3 - 0.2 * t;
            INDArray gradient = Nd4j.create(type, 1).assign(g);
            Nd4j.exec(new NesterovsUpdater(gradient, state, rate, momentum));
            double previous = wantedState;
            wantedState = momentum * previous - rate * g;
            assertThat(state.getDouble(0)).isCloseTo(wantedState, within(1e-7));
            assertThat(gradient.getDouble(0)).as("step to subtract").isCloseTo(momentum * previous - (1 + momentum) * wantedState, within(1e-7));
        }
    }

    private static SameDiff graph(INDArray weights) {
        SameDiff sd = SameDiff.create();
        SDVariable x = sd.placeHolder("x", DataType.DOUBLE, -1, 2);
        // the only form that does not copy: associateArrayWithVariable, setArrayForVariable and setArray do
        SDVariable w = sd.var("w", weights);
        SDVariable y = x.mmul(w).rename("y");
        y.sum().rename("loss");
        sd.setLossVariables("loss");
        return sd;
    }

    private static Pointer pointer(DataType type, ByteBuffer bytes) {
        return switch (type) {
            case FLOAT -> new FloatPointer(bytes.asFloatBuffer());
            case DOUBLE -> new DoublePointer(bytes.asDoubleBuffer());
            case INT -> new IntPointer(bytes.asIntBuffer());
            case LONG -> new LongPointer(bytes.asLongBuffer());
            default -> throw new IllegalArgumentException("not wrapped: " + type);
        };
    }

    private static double number(DataType type, ByteBuffer bytes) {
        return switch (type) {
            case FLOAT -> bytes.getFloat(0);
            case DOUBLE -> bytes.getDouble(0);
            case INT -> bytes.getInt(0);
            case LONG -> bytes.getLong(0);
            default -> throw new IllegalArgumentException("not wrapped: " + type);
        };
    }
}
