package quire.engine.libtorch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import quire.api.model.ParameterSpec;
import quire.api.tensor.DType;

/**
 * Parameters that every optimiser treats alike, side by side in one tensor, with their gradients side by side in another: clearing,
 * measuring and updating them is one call for all. The graph sees views; autograd adds gradients into theirs.
 */
final class Segment implements AutoCloseable {
    /** Elements that parameters start at a multiple of: 64 bytes at least. */
    private static final long ALIGN = 16;

    private final DType dtype;
    private final List<ParameterSpec> specs = new ArrayList<>();
    private final Map<String, Long> offsets = new LinkedHashMap<>();
    private final Held held = new Held();
    private long size;
    private Tensor values;
    private Tensor gradients;

    Segment(DType dtype) {
        this.dtype = dtype;
    }

    void add(ParameterSpec spec) {
        specs.add(spec);
        offsets.put(spec.name(), size);
        size += (count(spec.shape()) + ALIGN - 1) / ALIGN * ALIGN;
    }

    private static long count(long[] shape) {
        long n = 1;
        for (long d : shape) {
            n = Math.multiplyExact(n, d);
        }
        return n;
    }

    /** Makes the memory, and puts a leaf per parameter into the map. */
    void allocate(Torch place, boolean trained, Map<String, Tensor> leaves) {
        values = held.keep(flat(place));
        gradients = trained ? held.keep(flat(place)) : null;
        for (ParameterSpec spec : specs) {
            Tensor leaf = held.keep(view(values, spec.name()));
            if (trained) {
                leaf.mutable_grad().put(view(gradients, spec.name()));
            }
            leaves.put(spec.name(), leaf);
        }
    }

    /** A zeroed tensor of the segment's size. */
    Tensor flat(Torch place) {
        return place.zeros(Torch.type(dtype.nd4j()), size);
    }

    /** A parameter's part of such a tensor. */
    Tensor view(Tensor flat, String name) {
        ParameterSpec spec = specs.get(List.copyOf(offsets.keySet()).indexOf(name));
        return torch.narrow(flat, 0, offsets.get(name), count(spec.shape())).view(spec.shape());
    }

    Iterable<String> names() {
        return offsets.keySet();
    }

    boolean has(String name) {
        return offsets.containsKey(name);
    }

    Tensor values() {
        return values;
    }

    /** Null where no optimiser trains these parameters. */
    Tensor gradients() {
        return gradients;
    }

    long bytes() {
        return size * dtype.bytes() * (gradients == null ? 1 : 2);
    }

    /** Bytes of one tensor of the segment's size. */
    long flatBytes() {
        return size * dtype.bytes();
    }

    @Override
    public void close() {
        held.close();
    }
}
