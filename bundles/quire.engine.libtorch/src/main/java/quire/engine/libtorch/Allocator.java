package quire.engine.libtorch;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.presets.openblas_nolapack.MklDomainSetNumThreads;

/**
 * Keeps freed memory in the process between steps. The C library's default hands the activations of every step back to the system
 * and takes them anew, cleared page by page. {@link #giveBack()} returns what is free when a program closes.
 */
final class Allocator {
    private static final int M_TRIM_THRESHOLD = -1;
    private static final int M_MMAP_MAX = -4;
    private static final int KEPT = 1 << 30;

    private Allocator() {
    }

    /** Does nothing where the C library has no such switch. */
    static void keepFreedMemory() {
        Pointer mallopt = Loader.addressof("mallopt");
        if (mallopt != null && !mallopt.isNull()) {
            // the one class at hand that calls int f(int, int)
            MklDomainSetNumThreads call = new MklDomainSetNumThreads() {
            };
            call.put(mallopt);
            // no mappings of their own for large blocks, however large: each would be given back and cleared anew at every step
            call.call(M_MMAP_MAX, 0);
            call.call(M_TRIM_THRESHOLD, KEPT);
        }
    }

    static void giveBack() {
        Pointer.trimMemory();
    }
}
