package quire.paper.age.online;

import java.util.Map;
import java.util.SplittableRandom;
import quire.api.tensor.Seeds;
import quire.paper.age.data.Visit;

/**
 * The check of a log that replay rests on: the uniform policy, replayed many times, must earn the log's own click rate within its
 * sampling error. A log that was not shown uniformly, or lost events, does not pass.
 */
final class UniformReplay {
    private final long seed;
    private final int times;
    private long visits;
    private long clicks;
    private long kept;
    private long keptClicks;

    /** @param times replays; 0 for none */
    UniformReplay(long seed, int times) {
        this.seed = seed;
        this.times = times;
    }

    void visit(Visit v) {
        visits++;
        clicks += v.click();
        SplittableRandom random = Seeds.random(seed, "uniform", v.id());
        for (int i = 0; i < times; i++) {
            if (random.nextInt(v.articles().length) == v.shown()) {
                kept++;
                keptClicks += v.click();
            }
        }
    }

    /** {@code log/ctr}; {@code log/uniform_ctr}, kept by replays of the uniform policy, and {@code log/uniform_kept}, their share of the visits. */
    void result(Map<String, Double> out) {
        if (visits > 0) {
            out.put("log/ctr", (double) clicks / visits);
            if (times > 0) {
                out.put("log/uniform_ctr", kept == 0 ? Double.NaN : (double) keptClicks / kept);
                out.put("log/uniform_kept", (double) kept / visits / times);
            }
        }
    }

    String state() {
        return visits + " " + clicks + " " + kept + " " + keptClicks;
    }

    void restore(String state) {
        String[] n = state.split(" ");
        visits = Long.parseLong(n[0]);
        clicks = Long.parseLong(n[1]);
        kept = Long.parseLong(n[2]);
        keptClicks = Long.parseLong(n[3]);
    }
}
