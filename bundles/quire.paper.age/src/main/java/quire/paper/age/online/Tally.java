package quire.paper.age.online;

import java.util.Arrays;
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
            double most = Arrays.stream(v.truth()).max().orElse(0);
            double lost = most - v.truth()[candidate];
            best += most;
            expected += v.truth()[candidate];
            regret += lost;
            if (shown.merge(v.articles()[candidate], 1, Integer::sum) <= COLD) {
                cold += lost;
            }
        }
    }

    /** All of it as words, exact. */
    Map<String, String> state() {
        Map<String, String> out = new HashMap<>();
        out.put("counts", requests + " " + kept + " " + clicks + " " + changed);
        out.put("sums", predicted + " " + expected + " " + best + " " + regret + " " + cold);
        StringBuilder seen = new StringBuilder();
        shown.forEach((article, count) -> seen.append(seen.isEmpty() ? "" : " ").append(article).append(':').append(count));
        out.put("shown", seen.toString());
        return out;
    }

    /** The way back from {@link #state}. */
    static Tally of(Map<String, String> state) {
        Tally t = new Tally();
        long[] counts = Arrays.stream(state.get("counts").split(" ")).mapToLong(Long::parseLong).toArray();
        double[] sums = Arrays.stream(state.get("sums").split(" ")).mapToDouble(Double::parseDouble).toArray();
        t.requests = counts[0];
        t.kept = counts[1];
        t.clicks = counts[2];
        t.changed = counts[3];
        t.predicted = sums[0];
        t.expected = sums[1];
        t.best = sums[2];
        t.regret = sums[3];
        t.cold = sums[4];
        for (String pair : state.get("shown").isEmpty() ? new String[0] : state.get("shown").split(" ")) {
            String[] sides = pair.split(":");
            t.shown.put(Integer.valueOf(sides[0]), Integer.valueOf(sides[1]));
        }
        return t;
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
