package quire.data.metric;

import java.util.TreeMap;

/**
 * AUC within each user, averaged with the users' numbers of examples as weights (Zhou et al., Deep Interest Network, section 6.2).
 * Users with clicks only or without any have no AUC and do not count.
 */
public final class Gauc {
    private final TreeMap<Long, Auc> users = new TreeMap<>();

    /** Takes one example in. */
    public void add(long user, double score, boolean positive) {
        users.computeIfAbsent(user, u -> new Auc()).add(score, positive);
    }

    /** Number of users that have both clicks and none. */
    public int users() {
        return (int) users.values().stream().filter(a -> !Double.isNaN(a.value())).count();
    }

    /** The weighted mean; NaN if no user counts. */
    public double value() {
        double sum = 0;
        long weight = 0;
        for (Auc a : users.values()) {
            double v = a.value();
            if (!Double.isNaN(v)) {
                sum += v * a.count();
                weight += a.count();
            }
        }
        return weight == 0 ? Double.NaN : sum / weight;
    }
}
