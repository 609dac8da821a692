package quire.paper.age.service;

import java.util.HashMap;
import java.util.Map;
import quire.paper.age.api.Monitor;

/** What an explorer counts. */
final class Counters {
    private final Map<Long, Long> impressions = new HashMap<>();
    private Monitor monitor = new Monitor(0, 0, 0, 0, 0, 0);

    Monitor monitor() {
        return monitor;
    }

    void request(boolean explored, boolean changed) {
        Monitor m = monitor;
        monitor = new Monitor(m.requests() + 1, m.explored() + (explored ? 1 : 0), m.changed() + (changed ? 1 : 0), m.outcomes(), m.clicks(), m.predicted());
    }

    void outcome(long item, int click, double predicted) {
        Monitor m = monitor;
        impressions.merge(item, 1L, Long::sum);
        monitor = new Monitor(m.requests(), m.explored(), m.changed(), m.outcomes() + 1, m.clicks() + click, m.predicted() + predicted);
    }

    long impressions(long item) {
        return impressions.getOrDefault(item, 0L);
    }

    Map<Long, Long> impressions() {
        return impressions;
    }

    void restore(Map<Long, Long> shown, Monitor m) {
        impressions.clear();
        impressions.putAll(shown);
        monitor = m;
    }
}
