package quire.paper.age.service;

import java.util.HashMap;
import java.util.Map;

/** Rows of the embedding by item. Items that come anew get rows while there are free ones; later ones share row 0. */
public final class Articles {
    private final int capacity;
    private final Map<Long, Integer> rows = new HashMap<>();
    private final boolean numbered;
    private int next;

    /**
     * @param known    rows by item; empty where the items 1 to {@code capacity - 1} are rows themselves
     * @param capacity rows, row 0 included
     */
    public Articles(Map<Long, Integer> known, int capacity) {
        this.capacity = capacity;
        this.numbered = known.isEmpty();
        set(known);
    }

    private void set(Map<Long, Integer> known) {
        rows.clear();
        rows.putAll(known);
        next = known.values().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
    }

    int row(long item) {
        if (numbered) {
            return item > 0 && item < capacity ? (int) item : 0;
        }
        return rows.computeIfAbsent(item, i -> next < capacity ? next++ : 0);
    }

    Map<Long, Long> state() {
        Map<Long, Long> out = new HashMap<>();
        rows.forEach((item, row) -> out.put(item, (long) row));
        return out;
    }

    void restore(Map<Long, Long> state) {
        Map<Long, Integer> known = new HashMap<>();
        state.forEach((item, row) -> known.put(item, Math.toIntExact(row)));
        set(known);
    }
}
