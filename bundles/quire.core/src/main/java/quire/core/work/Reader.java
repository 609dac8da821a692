package quire.core.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongFunction;

/** Makes batches ready on a thread of its own, one ahead of the one in use, and times that. */
final class Reader<P> implements AutoCloseable {
    private final LongFunction<P> prepare;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(r -> new Thread(r, "quire-bench-reader"));
    private final List<Double> times = new ArrayList<>();
    private CompletableFuture<P> ready;
    private long number;

    Reader(LongFunction<P> prepare) {
        this.prepare = prepare;
        ask();
    }

    /** What is ready; the next one is begun. */
    P next() {
        P found = taken();
        ask();
        return found;
    }

    /** Median milliseconds of making a batch ready. */
    double median() {
        taken();
        return Stopwatch.median(times);
    }

    private P taken() {
        try {
            return ready.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException r ? r : e;
        }
    }

    private void ask() {
        long i = number++;
        ready = CompletableFuture.supplyAsync(() -> {
            long began = System.nanoTime();
            P made = prepare.apply(i);
            times.add((System.nanoTime() - began) / 1e6);
            return made;
        }, thread);
    }

    /** Waits for the batch being made: it may use the session that is closed next. */
    @Override
    public void close() {
        ready.handle((made, failure) -> null).join();
        thread.shutdown();
    }
}
