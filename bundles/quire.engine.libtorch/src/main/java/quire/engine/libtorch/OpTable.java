package quire.engine.libtorch;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The operations the engine knows, by SameDiff's names. */
final class OpTable {
    /** Makes the kernel of an operation from its arguments. */
    @FunctionalInterface
    interface Maker {
        /** @throws UnsupportedOpException if the arguments ask for something the kernel cannot do */
        Kernel make(OpArgs args);
    }

    private final Map<String, Maker> makers = new HashMap<>();

    OpTable() {
        new ElementwiseOps().addTo(makers);
        new ActivationOps().addTo(makers);
        new ComparisonOps().addTo(makers);
        new ReductionOps().addTo(makers);
        new ShapeOps().addTo(makers);
        new SliceOps().addTo(makers);
        new PaddingOps().addTo(makers);
        new IndexOps().addTo(makers);
        new CreationOps().addTo(makers);
        new MatrixOps().addTo(makers);
        new ConvolutionOps().addTo(makers);
        new PoolingOps().addTo(makers);
        new LossOps().addTo(makers);
    }

    boolean knows(String op) {
        return makers.containsKey(op);
    }

    /** All names, sorted. */
    Set<String> names() {
        return new TreeSet<>(makers.keySet());
    }

    Kernel make(OpArgs args) {
        Maker maker = makers.get(args.name());
        if (maker == null) {
            throw new UnsupportedOpException("is not known to LibTorch");
        }
        return maker.make(args);
    }
}
