package quire.paper.densepoint.geometry;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Threads that work on the clouds of a batch; they end with the bundle. */
@Component(service = Workers.class)
public final class Workers implements AutoCloseable {
    private static final int MOST = 8;
    private final ForkJoinPool pool;

    @Activate
    public Workers() {
        int threads = Math.max(1, Math.min(MOST, Runtime.getRuntime().availableProcessors()));
        pool = new ForkJoinPool(threads, p -> {
            ForkJoinWorkerThread t = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(p);
            t.setName("quire-densepoint-" + t.getPoolIndex());
            t.setDaemon(true);
            return t;
        }, null, false);
    }

    /** Does the work for 0 to n-1, several at a time; returns when all is done and passes on what it threw. */
    public void each(int n, IntConsumer work) {
        if (n == 1) {
            work.accept(0);
            return;
        }
        pool.submit(() -> IntStream.range(0, n).parallel().forEach(work)).join();
    }

    @Deactivate
    @Override
    public void close() {
        pool.shutdownNow();
    }
}
