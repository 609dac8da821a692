package quire.engine.nd4j;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;

/** Turns tensors into arrays and back over the same memory. */
final class NativeArrays {
    private NativeArrays() {
    }

    /** An array over the tensor's memory; the tensor must stay reachable while the array is used. */
    static INDArray view(Tensor t) {
        if (t.size() == 0) {
            return Nd4j.empty(t.dtype().nd4j());
        }
        Pointer p = switch (t.dtype()) {
            case FLOAT -> new FloatPointer(t.floats());
            case DOUBLE -> new DoublePointer(t.doubles());
            case INT -> new IntPointer(t.ints());
            case LONG -> new LongPointer(t.longs());
        };
        var buffer = Nd4j.createBuffer(p, t.size(), t.dtype().nd4j());
        long[] shape = t.shape();
        return Nd4j.create(buffer, shape, Nd4j.getStrides(shape, 'c'), 0, 'c', t.dtype().nd4j());
    }

    /** Whether an array's memory can be seen as a row-major tensor as it is. */
    private static boolean plain(INDArray a) {
        return a.ordering() == 'c' && a.offset() == 0 && !a.isView() && a.data().length() == a.length()
                && org.nd4j.linalg.api.shape.Shape.hasDefaultStridesForShape(a);
    }

    /** The array in row-major order with memory of its own; the array itself where it is so already. */
    static INDArray rowMajor(INDArray a) {
        return a.isScalar() || plain(a) ? a : a.dup('c');
    }

    /** A tensor over a row-major array's memory; valid until the array is closed. */
    static Tensor tensor(INDArray a) {
        DType dtype = DType.of(a.dataType());
        ByteBuffer memory = new Pointer(a.data().pointer()).position(0).capacity(a.length() * dtype.bytes()).asByteBuffer();
        return Tensor.wrap(dtype, memory.order(ByteOrder.nativeOrder()), a.shape());
    }
}
