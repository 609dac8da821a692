package quire.engine.libtorch;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/** Loads LibTorch once into this bundle's class space. */
final class Natives {
    /** What stands for LibTorch's version in messages. */
    static final String VERSION = "LibTorch 2.10.0";

    private static final String CACHE = "org.bytedeco.javacpp.cachedir";
    /** Where natives are unpacked, below JavaCPP's cache; to be changed with anything the fragment contains. */
    private static final String FOLDER = "libtorch-2.10.0-1.5.13-1";

    private Natives() {
    }

    /** Whether natives for this platform are there to be loaded; loads nothing. */
    static boolean present() {
        return Natives.class.getClassLoader().getResource("org/bytedeco/pytorch/" + Loader.getPlatform() + "/libjnitorch.so") != null;
    }

    /**
     * Loads the natives, unless that was done before.
     *
     * @throws IllegalStateException with the reason; a failed start is not repeated
     */
    static void load() {
        try {
            Loaded.check();
        } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException(VERSION + " cannot start: " + firstLine(reason), e);
        }
    }

    /** Sets the threads of operations that the calling thread starts; OpenMP keeps the number per thread. */
    static void threads(int threads) {
        load();
        torch.set_num_threads(threads);
    }

    /** Number of CUDA devices LibTorch can use; loads the natives. */
    static int cudaDevices() {
        load();
        return torch.cuda_is_available() ? torch.cuda_device_count() : 0;
    }

    /** The first line of a native error, without the C++ stack trace. */
    static String firstLine(Throwable e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    /** Runs the one-time initialisation under the lock of its class. */
    private static final class Loaded {
        static {
            // JavaCPP reads its switches once per copy, when its first class is used. Without its collector a call costs no global
            // lock and no look into /proc, and whatever is not closed by its owner stays visible as a leak. Other copies of JavaCPP
            // in the process must not see the switch.
            Map<String, String> before = new LinkedHashMap<>();
            before.put("org.bytedeco.javacpp.noPointerGC", "true");
            // unpacked files are told apart by name, size and date alone, and in OSGi all bundles share one folder
            before.put(CACHE, Path.of(System.getProperty(CACHE, System.getProperty("user.home") + "/.javacpp/cache"), FOLDER).toString());
            before.replaceAll((name, value) -> System.setProperty(name, value));
            try {
                Loader.load(torch.class);
            } finally {
                before.forEach((name, value) -> {
                    if (value == null) {
                        System.clearProperty(name);
                    } else {
                        System.setProperty(name, value);
                    }
                });
            }
            // OpenBLAS's own threads and OpenMP's slow each other down many times on the same cores: OpenMP's are the ones that stay
            new BlasThreads(Path.of(Loader.load(openblas_nolapack.class)).getParent()).set(1);
            Allocator.keepFreedMemory();
        }

        static void check() {
            // being called is enough
        }
    }
}
