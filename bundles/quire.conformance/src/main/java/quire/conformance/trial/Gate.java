package quire.conformance.trial;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds up whoever reads the training data for the so-manieth time, once, until told to go on. */
public final class Gate {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private final int free;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private int passed;

    /** @param free how many may pass before one is held up */
    public Gate(int free) {
        this.free = free;
    }

    void pass() {
        synchronized (this) {
            if (passed++ < free) {
                return;
            }
        }
        reached.countDown();
        try {
            // nobody is held for ever, whatever became of who should open
            opened.await(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether somebody is held up; waits that long for it. */
    public boolean reached(Duration limit) throws InterruptedException {
        return reached.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Lets everybody pass from now on. */
    public void open() {
        opened.countDown();
    }
}
