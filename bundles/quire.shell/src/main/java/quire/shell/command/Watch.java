package quire.shell.command;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import quire.api.job.Job;
import quire.shell.io.Numbers;
import quire.shell.io.Streams;

/**
 * Follows a job: on a terminal one line is redrawn, elsewhere each phase and message is a line. Interrupting the watcher (Ctrl-C)
 * cancels the job, which then saves its work.
 */
public final class Watch {
    private static final Duration TICK = Duration.ofMillis(200);
    /** What a cancelled job has to write its checkpoint. */
    private static final Duration PATIENCE = Duration.ofSeconds(50);
    private final Streams io;
    private final boolean show;
    private int read;
    private String phase = "";
    private int drawn;

    Watch(Streams io, boolean show) {
        this.io = io;
        this.show = show;
    }

    /**
     * Waits for the job's result.
     *
     * @throws CancellationException if the job was cancelled, by the watcher or from elsewhere
     */
    <T> T follow(Job<T> job) throws InterruptedException {
        try {
            while (!job.await(TICK)) {
                show(job);
            }
            show(job);
        } catch (InterruptedException e) {
            job.cancel();
            note("stopping, the job saves its work");
            job.await(PATIENCE);
        } finally {
            clear();
        }
        return job.await();
    }

    private void show(Job<?> job) {
        if (!show) {
            return;
        }
        List<String> lines = job.messages(read);
        read += lines.size();
        lines.forEach(this::note);
        Job.Progress p = job.progress();
        if (p == null) {
            return;
        }
        if (io.terminal()) {
            draw(line(p));
        } else if (!p.phase().equals(phase)) {
            note(p.phase());
        }
        phase = p.phase();
    }

    /** {@code epoch 2/5 [#####-----] 50/100 step  12.3/s  ETA 3 s  loss 0.6}. */
    static String line(Job.Progress p) {
        StringBuilder s = new StringBuilder(p.phase());
        if (p.total() > 0) {
            int filled = (int) Math.max(0, Math.min(20, 20 * p.done() / p.total()));
            s.append(" [").append("#".repeat(filled)).append("-".repeat(20 - filled)).append(']');
            s.append(' ').append(p.done()).append('/').append(p.total()).append(' ').append(p.unit());
        } else if (p.done() > 0) {
            s.append(' ').append(p.done()).append(' ').append(p.unit());
        }
        if (p.rate() > 0) {
            s.append(String.format(java.util.Locale.ROOT, "  %.1f/s", p.rate()));
        }
        if (p.eta() != null) {
            s.append("  ETA ").append(Numbers.time(p.eta()));
        }
        if (p.latest() != null && !p.latest().isEmpty()) {
            s.append("  ").append(Numbers.metrics(p.latest()));
        }
        return s.toString();
    }

    private void draw(String text) {
        String cut = text.length() < io.columns() ? text : text.substring(0, Math.max(1, io.columns() - 1));
        io.err().print("\r" + cut + " ".repeat(Math.max(0, drawn - cut.length())));
        io.err().flush();
        drawn = cut.length();
    }

    private void note(String text) {
        if (show) {
            clear();
            io.err().println(text);
            io.err().flush();
        }
    }

    private void clear() {
        if (drawn > 0) {
            io.err().print("\r" + " ".repeat(drawn) + "\r");
            io.err().flush();
            drawn = 0;
        }
    }
}
