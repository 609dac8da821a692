package quire.compute.provider;

import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import quire.api.model.NoiseSpec;
import quire.api.tensor.DType;
import quire.api.tensor.Seeds;
import quire.api.tensor.Tensor;

/** Draws a graph's random inputs on the host, from seed, name and step alone: every engine sees the same numbers. */
final class NoiseSource {
    private NoiseSource() {
    }

    static void fill(Tensor t, NoiseSpec spec, long seed, long step) {
        SplittableRandom random = Seeds.random(seed, "noise", spec.name(), step);
        if (spec.kind() == NoiseSpec.Kind.DROPOUT && spec.dtype() == DType.FLOAT) {
            dropout(t.floats(), spec.parameter(), random);
            return;
        }
        for (int i = 0, n = t.size(); i < n; i++) {
            double v = switch (spec.kind()) {
                case DROPOUT -> random.nextDouble() < spec.parameter() ? 1 / spec.parameter() : 0;
                case NORMAL -> random.nextGaussian();
                case UNIFORM -> random.nextDouble();
            };
            if (spec.dtype() == DType.FLOAT) {
                t.floats().put(i, (float) v);
            } else {
                t.doubles().put(i, v);
            }
        }
    }

    /** Four elements from each 64 random bits: keep probability to 1/65536, several times faster than one draw each. */
    private static void dropout(FloatBuffer out, double keep, SplittableRandom random) {
        int threshold = (int) Math.round(keep * 65536);
        int kept = Float.floatToRawIntBits((float) (1 / keep));
        int n = out.capacity();
        float[] chunk = new float[Math.min(n, 8192)];
        for (int done = 0; done < n; done += chunk.length) {
            int size = Math.min(chunk.length, n - done);
            long bits = 0;
            for (int i = 0; i < size; i++) {
                if ((i & 3) == 0) {
                    bits = random.nextLong();
                }
                // without a branch, which no processor could foresee: all bits set where the draw lies below the threshold
                chunk[i] = Float.intBitsToFloat(kept & ((int) (bits & 0xFFFF) - threshold >> 31));
                bits >>>= 16;
            }
            out.put(done, chunk, 0, size);
        }
    }
}
