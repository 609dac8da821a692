package quire.data.batch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import quire.api.dataset.Reading;
import quire.api.tensor.DType;
import quire.api.tensor.Seeds;
import quire.api.tensor.Tensor;

/** Memory of one batch, kept from batch to batch. */
final class Slot implements Reading {
    private final boolean training;
    private final Map<String, ByteBuffer> memory = new HashMap<>();
    private final Set<String> handedOut = new HashSet<>();
    private SplittableRandom random;

    Slot(boolean training) {
        this.training = training;
    }

    /** Makes it ready for another batch. */
    void begin(long seed, int epoch, int step) {
        handedOut.clear();
        random = Seeds.random(seed, "read", epoch, step);
    }

    @Override
    public Tensor tensor(String name, DType dtype, long... shape) {
        if (!handedOut.add(name)) {
            throw new IllegalArgumentException("tensor '" + name + "' was asked for twice in one batch");
        }
        long need = dtype.bytes();
        for (long d : shape) {
            need = Math.multiplyExact(need, d);
        }
        ByteBuffer buffer = memory.get(name);
        if (buffer == null || buffer.capacity() < need) {
            buffer = ByteBuffer.allocateDirect(Math.toIntExact(need)).order(ByteOrder.nativeOrder());
            memory.put(name, buffer);
        }
        return Tensor.wrap(dtype, buffer.duplicate().clear(), shape);
    }

    @Override
    public SplittableRandom random() {
        return random;
    }

    @Override
    public boolean training() {
        return training;
    }
}
