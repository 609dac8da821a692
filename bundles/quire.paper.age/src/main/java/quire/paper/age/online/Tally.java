package quire.paper.age.online;

import java.util.HashMap;
import java.util.Map;
import quire.paper.age.data.Visit;

/** What a policy earned. */
final class Tally {
    private static final int COLD = 200;
    private final Map<Integer, Integer> shown = new HashMap<>();
    private long requests;
    private long kept;
    private long clicks;
    private long changed;
    private double predicted;
    private double expected;
    private double best;
    private double regret;
    private double cold;

    /** One ranked request. @param changes whether exploring changed its first place */
    void request(boolean changes) {
        requests++;
        changed += changes ? 1 : 0;
    }

    /** One shown article with its outcome. */
    void outcome(Visit v, int candidate, int click, double ctr) {
        kept++;
        clicks += click;
        predicted += ctr;
        if (v.truth() != null) {
            double most = java.util.Arrays.stream(v.truth()).max().orElse(0);
            double lost = most - v.truth()[candidate];
            best += most;
            expected += v.truth()[candidate];
            regret += lost;
            if (shown.merge(v.articles()[candidate], 1, Integer::sum) <= COLD) {
                cold += lost;
            }
        }
    }

    /** Metrics by name. */
    Map<String, Double> result() {
        Map<String, Double> out = new HashMap<>();
        out.put("online/requests", (double) requests);
        out.put("online/matches", (double) kept);
        out.put("online/clicks", (double) clicks);
        out.put("online/ctr", kept == 0 ? Double.NaN : (double) clicks / kept);
        out.put("online/changed", requests == 0 ? 0 : (double) changed / requests);
        out.put("online/pcoc", clicks == 0 ? Double.NaN : predicted / clicks);
        if (best > 0) {
            out.put("online/expected", expected);
            out.put("online/oracle", best);
            out.put("online/regret", regret);
            out.put("online/cold_regret", cold);
        }
        return out;
    }
}
