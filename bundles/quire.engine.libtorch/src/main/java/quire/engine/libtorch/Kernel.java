package quire.engine.libtorch;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * One graph operation bound to its arguments. Gives fresh handles, one per output; temporaries belong to the pointer scope that is
 * open when it is called.
 */
@FunctionalInterface
interface Kernel {
    Tensor[] run(Tensor[] in);

    /** A kernel with one result. */
    @FunctionalInterface
    interface Single {
        Tensor run(Tensor[] in);
    }

    static Kernel of(Single single) {
        return in -> new Tensor[] {single.run(in)};
    }

    /** A kernel whose temporaries are freed as soon as it has run; without that they would live until the end of the call. */
    static Kernel scratch(Kernel kernel) {
        return in -> {
            Tensor[] out;
            try (PointerScope own = new PointerScope()) {
                out = kernel.run(in);
                for (Tensor t : out) {
                    t.retainReference();
                }
            }
            PointerScope around = PointerScope.getInnerScope();
            for (Tensor t : out) {
                around.attach(t);
                t.releaseReference();
            }
            return out;
        };
    }

    /** {@link #scratch} for a kernel with one result. */
    static Kernel composed(Single single) {
        return scratch(of(single));
    }
}
