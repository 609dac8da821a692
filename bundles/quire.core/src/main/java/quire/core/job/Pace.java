package quire.core.job;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import quire.api.job.Job;

/** Turns reports of progress into rate and time left. Measures from the first report of a count; starts anew when the count does. */
final class Pace {
    private final Clock clock;
    private long startTime;
    private long startDone;
    private Job.Progress last = new Job.Progress("queued", 0, 0, "", 0, null, Map.of());

    Pace(Clock clock) {
        this.clock = clock;
    }

    synchronized void report(String phase, long done, long total, String unit, Map<String, Double> latest) {
        long now = clock.nanos();
        boolean first = last.unit().isEmpty() || !unit.equals(last.unit()) || total != last.total() || done < last.done();
        if (first) {
            startTime = now;
            startDone = done;
        }
        double seconds = (now - startTime) / 1e9;
        double rate = seconds > 0 ? (done - startDone) / seconds : 0;
        Duration left = rate > 0 && total > 0 ? Duration.ofMillis((long) (1000 * Math.max(0, total - done) / rate)) : null;
        // sorted and of JDK classes: what a paper gave must not outlive its bundle
        last = new Job.Progress(phase, done, total, unit, rate, left, java.util.Collections.unmodifiableMap(new TreeMap<>(latest)));
    }

    synchronized Job.Progress progress() {
        return last;
    }
}
