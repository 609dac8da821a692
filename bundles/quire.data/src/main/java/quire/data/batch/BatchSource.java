package quire.data.batch;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import quire.api.tensor.Batch;

/**
 * Batches of a split, read ahead by a thread of its own while the caller computes. Start an epoch at any step, take its batches, start
 * the next; nothing is read between epochs, and never more than two batches ahead. One caller at a time.
 *
 * @param <P> what is made of each batch on the reading thread
 */
public final class BatchSource<P> implements AutoCloseable {
    /** One batch in use, one ready, one being read. */
    private static final int SLOTS = 3;

    /** Makes a batch ready for use; called on the reading thread. */
    @FunctionalInterface
    public interface Prepare<P> {
        P prepare(int epoch, int step, Batch batch);
    }

    private record Filled<P>(Slot slot, Ready<P> ready) {
    }

    private final BatchPlan plan;
    private final Prepare<P> prepare;
    private final Thread reader;
    private final Deque<Slot> free = new ArrayDeque<>();
    private final Deque<Filled<P>> filled = new ArrayDeque<>();
    private Slot inUse;
    private int[] order;
    private int epoch;
    private int nextRead;
    private int nextTaken;
    private Throwable failure;
    private boolean reading;
    private boolean closed;

    /**
     * Starts the thread, which waits for {@link #start}.
     *
     * @param name    what the batches are for; part of the thread's name
     * @param prepare called for each batch on the reading thread
     */
    public BatchSource(String name, BatchPlan plan, Prepare<P> prepare) {
        this.plan = plan;
        this.prepare = prepare;
        for (int i = 0; i < SLOTS; i++) {
            free.add(new Slot(plan.training()));
        }
        reader = new Thread(this::readAll, "quire-batches-" + name);
        reader.setDaemon(true);
        reader.start();
    }

    /** Batches of an epoch. */
    public int steps() {
        return plan.steps();
    }

    /** Begins an epoch at a step; drops what was read of an earlier one. */
    public synchronized void start(int number, int step) {
        order = null;
        while (reading) {
            waitForChange();
        }
        filled.forEach(f -> free.add(f.slot()));
        filled.clear();
        epoch = number;
        order = plan.order(number);
        nextRead = step;
        nextTaken = step;
        failure = null;
        notifyAll();
    }

    /** Whether the epoch has a batch that was not taken yet. */
    public synchronized boolean hasNext() {
        return order != null && nextTaken < plan.steps();
    }

    /**
     * The next batch of the epoch; waits until it has been read. The one given before becomes invalid.
     *
     * @throws RuntimeException what reading or preparing threw
     */
    public synchronized Ready<P> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the epoch has no more batches");
        }
        if (inUse != null) {
            free.add(inUse);
            inUse = null;
            notifyAll();
        }
        while (filled.isEmpty()) {
            if (closed) {
                throw new IllegalStateException("batches were closed while one was awaited");
            }
            if (failure != null) {
                nextTaken = plan.steps();
                throw rethrow(failure);
            }
            waitForChange();
        }
        Filled<P> f = filled.poll();
        inUse = f.slot();
        nextTaken++;
        return f.ready();
    }

    /** Ends the thread and waits for it: no batch is being read any more afterwards. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        boolean interrupted = false;
        while (true) {
            try {
                reader.join();
                break;
            } catch (InterruptedException e) {
                // the data set is closed after us, so its reader has to be gone first
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void readAll() {
        while (true) {
            Slot slot;
            int step;
            int number;
            int[] rows;
            synchronized (this) {
                while (!closed && (order == null || failure != null || nextRead >= plan.steps() || free.isEmpty())) {
                    try {
                        wait();
                    } catch (InterruptedException e) {
                        // nobody but close() ends this thread
                    }
                }
                if (closed) {
                    return;
                }
                slot = free.poll();
                step = nextRead++;
                number = epoch;
                reading = true;
                rows = Arrays.copyOfRange(order, step * plan.batch(), (int) Math.min(order.length, (step + 1L) * plan.batch()));
            }
            Ready<P> ready = null;
            Throwable thrown = null;
            try {
                slot.begin(plan.seed(), number, step);
                Batch batch = plan.split().read(rows, slot);
                ready = new Ready<>(number, step, batch, prepare.prepare(number, step, batch));
            } catch (Throwable t) {
                thrown = t;
            }
            synchronized (this) {
                reading = false;
                if (thrown == null) {
                    filled.add(new Filled<>(slot, ready));
                } else {
                    failure = thrown;
                    free.add(slot);
                }
                notifyAll();
            }
        }
    }

    private void waitForChange() {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for a batch");
        }
    }

    private static RuntimeException rethrow(Throwable t) {
        if (t instanceof Error e) {
            throw e;
        }
        return t instanceof RuntimeException r ? r : new IllegalStateException(t);
    }
}
