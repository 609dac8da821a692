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
    private static final int M_MMAP_THRESHOLD = -3;
    /** The largest value the C library takes. */
    private static final int LARGEST_BLOCK = 32 << 20;
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
            call.call(M_MMAP_THRESHOLD, LARGEST_BLOCK);
            call.call(M_TRIM_THRESHOLD, KEPT);
        }
    }

    static void giveBack() {
        Pointer.trimMemory();
    }
}
