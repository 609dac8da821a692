package quire.engine.libtorch;

import java.util.EnumMap;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Where a program's tensors live, and the small native objects that calls take again and again. Made inside the arena of its
 * program, which frees them.
 */
final class Torch {
    private final Map<ScalarType, TensorOptions> here = new EnumMap<>(ScalarType.class);
    private final Map<ScalarType, TensorOptions> host = new EnumMap<>(ScalarType.class);
    private final Device device;
    private final boolean cpu;
    /** No tensor, where one is optional. */
    final TensorOptional none;
    /** The type as it comes. */
    final ScalarTypeOptional sameType;
    final BoolOptional noBool;

    /** @param device {@code cpu}, {@code cuda:0}… */
    Torch(String device) {
        this.device = new Device(device);
        this.cpu = device.equals("cpu");
        this.none = new TensorOptional();
        this.sameType = new ScalarTypeOptional();
        this.noBool = new BoolOptional();
        for (ScalarType t : new ScalarType[] {ScalarType.Float, ScalarType.Double, ScalarType.Int, ScalarType.Long, ScalarType.Bool}) {
            host.put(t, new TensorOptions(t));
            here.put(t, cpu ? host.get(t) : new TensorOptions(t).device(new DeviceOptional(this.device)));
        }
    }

    boolean cpu() {
        return cpu;
    }

    /** Options for tensors on the device. */
    TensorOptions options(ScalarType type) {
        // enums that come from native code are not the constants
        return here.get(type.intern());
    }

    /** Options for tensors on the host. */
    TensorOptions hostOptions(ScalarType type) {
        return host.get(type.intern());
    }

    /** A view of host memory. */
    Tensor view(Pointer memory, ScalarType type, long[] shape) {
        return torch.from_blob(memory, shape, host.get(type));
    }

    /** The tensor on the device; the same handle where it is there already. */
    Tensor in(Tensor t) {
        return cpu ? t : t.to(device, t.scalar_type());
    }

    /** The tensor on the host, contiguous. */
    Tensor out(Tensor t) {
        return (cpu ? t : t.cpu()).contiguous();
    }

    Tensor zeros(ScalarType type, long... shape) {
        return torch.zeros(shape, options(type));
    }

    /** A tensor without dimensions. */
    Tensor number(ScalarType type, double value) {
        return torch.full(new long[0], new Scalar(value), options(type));
    }

    static ScalarType type(DataType type) {
        return switch (type) {
            case FLOAT -> ScalarType.Float;
            case DOUBLE -> ScalarType.Double;
            case INT -> ScalarType.Int;
            case LONG -> ScalarType.Long;
            case BOOL -> ScalarType.Bool;
            default -> throw new UnsupportedOpException("works with type " + type);
        };
    }
}
