package quire.compute.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Works on several tables at once: the caller and, where the lease grants more than one thread, threads of its own. */
final class RowHands implements AutoCloseable {
    private final ExecutorService others;

    /** @param tasks most that are ever given at once */
    RowHands(int threads, int tasks) {
        int more = Math.min(threads, tasks) - 1;
        others = more < 1 ? null : Executors.newFixedThreadPool(more, r -> {
            Thread t = new Thread(r, "quire-rows");
            t.setDaemon(true);
            return t;
        });
    }

    /** Returns when all are done; they must not touch the same memory. */
    void run(List<Runnable> tasks) {
        if (others == null || tasks.size() < 2 || others.isShutdown()) {
            tasks.forEach(Runnable::run);
            return;
        }
        List<Future<?>> begun = new ArrayList<>();
        for (Runnable task : tasks.subList(1, tasks.size())) {
            begun.add(others.submit(task));
        }
        RuntimeException failure = null;
        try {
            tasks.get(0).run();
        } catch (RuntimeException e) {
            failure = e;
        }
        for (Future<?> f : begun) {
            failure = finished(f, failure);
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Waits even after a failure and an interruption: nothing may work on memory its owner takes back. */
    private static RuntimeException finished(Future<?> task, RuntimeException before) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    task.get();
                    return before;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    return before != null ? before : e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        if (others != null) {
            others.shutdown();
        }
    }
}
