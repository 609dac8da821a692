package quire.data.safetensors;

import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;

/** Widens 16-bit floats. */
final class Halves {
    private Halves() {
    }

    static Tensor floats(ShortBuffer bits, boolean brain, long[] shape) {
        Tensor t = Tensor.zeros(DType.FLOAT, shape);
        FloatBuffer out = t.floats();
        while (bits.hasRemaining()) {
            int b = bits.get() & 0xFFFF;
            out.put(brain ? Float.intBitsToFloat(b << 16) : half(b));
        }
        return t;
    }

    /** IEEE 754 binary16: 1 sign, 5 exponent, 10 fraction bits. */
    static float half(int bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = bits >> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        if (exponent == 0) {
            float tiny = fraction * 0x1p-24f;
            return sign == 0 ? tiny : -tiny;
        }
        int wide = exponent == 31 ? 255 : exponent + 112;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
    }
}
