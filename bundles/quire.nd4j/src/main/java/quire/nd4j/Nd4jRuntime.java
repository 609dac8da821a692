package quire.nd4j;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.deeplearning4j.config.DL4JClassLoading;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.AllocationsTracker;
import org.nd4j.linalg.api.memory.enums.AllocationKind;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.slf4j.LoggerFactory;
import quire.nd4j.internal.NativeCache;
import quire.nd4j.internal.ReleasingSession;

/**
 * Starts ND4J once for the whole process, and is the only place that sets its process-wide switches.
 *
 * <p>Nothing native is loaded before the first call. Every method may be called from any thread, any number of times.
 * A failed start is not repeated: a half-loaded native library cannot be loaded again by the same class loader.
 */
public final class Nd4jRuntime {

    private Nd4jRuntime() {
    }

    /**
     * Loads the native libraries and applies the corrections, unless that was done before.
     *
     * @throws IllegalStateException if ND4J cannot start, with its reason as cause
     */
    public static void start() {
        try {
            Started.check();
        } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
            throw new IllegalStateException("ND4J cannot start: is quire.nd4j.native installed, and built for this platform?", e);
        }
    }

    /**
     * Sets the number of threads that one native operation may use.
     *
     * <p>ND4J's own loops and BLAS take the number at once in the whole process. Convolutions (oneDNN, OpenMP) take it for the
     * calling thread only: call this on each thread that runs graphs.
     *
     * @param threads at least 1; more than the processors that ND4J saw at its start has no effect on its own loops
     */
    public static void setThreads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + threads);
        }
        start();
        Nd4j.getEnvironment().setMaxMasterThreads(threads);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
        openblas_nolapack.blas_set_num_threads(threads);
    }

    /** Returns the number of threads one of ND4J's own loops may use. */
    public static int threads() {
        start();
        return Nd4j.getEnvironment().maxMasterThreads();
    }

    /**
     * Returns the bytes of native memory that arrays, workspaces and JavaCPP hold now. Exact when every array is closed by its owner;
     * arrays left to the garbage collector count until it runs.
     */
    public static long nativeBytes() {
        start();
        int device = 0;
        return Pointer.totalBytes()
                + Nd4j.getEnvironment().getDeviceCouner(device)
                + AllocationsTracker.getInstance().bytesOnDevice(AllocationKind.WORKSPACE, device);
    }

    /** Returns the resident memory of the process, heap and libraries included. */
    public static long physicalBytes() {
        start();
        return Pointer.physicalBytes();
    }

    /** Runs the one-time initialisation under the lock of its class. */
    private static final class Started {

        static {
            NativeCache.use("nd4j-1.0.0-M2.1");
            ClassLoader loader = Nd4jRuntime.class.getClassLoader();
            ND4JClassLoading.setNd4jClassloader(loader);
            DL4JClassLoading.setDl4jClassloader(loader);
            Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
            // memory is closed by its owners; System.gc() every few seconds would stop all jobs
            Nd4j.getMemoryManager().togglePeriodicGc(false);
            CorrectedOps.register();
            SameDiff.bindInferenceFactory(ReleasingSession::new);
            LoggerFactory.getLogger(Nd4jRuntime.class).debug("ND4J started, {} threads", Nd4j.getEnvironment().maxMasterThreads());
        }

        static void check() {
            // being called is enough
        }
    }
}
