package quire.paper.can.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Click rows while they are read. Histories are slices of one pool of entries, so that rows of a user can share them. Values are
 * numbers of {@link Words} until {@link Encoder} turns them into ids.
 */
final class ClickRows {
    final ClickLayout layout;
    final int maxHistory;
    final Spill spill;
    final List<IntColumn> singles = new ArrayList<>();
    final List<IntColumn> pools = new ArrayList<>();
    final IntColumn from;
    final IntColumn length;
    final IntColumn labels;
    final IntColumn groups;
    final IntColumn parts;
    private final Map<String, Words> words = new LinkedHashMap<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private int longest;

    ClickRows(ClickLayout layout, int maxHistory, Spill spill) {
        this.layout = layout;
        this.maxHistory = maxHistory;
        this.spill = spill;
        layout.singles().forEach(f -> singles.add(new IntColumn(spill)));
        layout.sequences().forEach(f -> pools.add(new IntColumn(spill)));
        layout.vocabularies().forEach(v -> words.put(v, new Words()));
        from = new IntColumn(spill);
        length = new IntColumn(spill);
        labels = new IntColumn(spill);
        groups = new IntColumn(spill);
        parts = new IntColumn(spill);
    }

    /** Values of a vocabulary so far. */
    Words words(String vocabulary) {
        return words.get(vocabulary);
    }

    /** The number of a value of a single field. */
    int number(int single, String value) {
        return words.get(layout.singles().get(single).vocabulary()).number(value);
    }

    /** Place of the next history entry. */
    int entries() {
        return pools.isEmpty() ? 0 : Math.toIntExact(pools.get(0).size());
    }

    /** Adds a history entry: one number per sequence, surplus ones ignored. */
    void entry(int first, int second) {
        pools.get(0).add(first);
        if (pools.size() > 1) {
            pools.get(1).add(second);
        }
    }

    /**
     * Adds a row.
     *
     * @param values  one number per single field
     * @param group   whose row it is
     * @param history place of its first history entry
     * @param entries how many; of more than the maximum the last are kept
     */
    void add(int[] values, boolean clicked, int group, int history, int entries, Part part) {
        for (int i = 0; i < values.length; i++) {
            singles.get(i).add(values[i]);
        }
        int kept = Math.min(entries, maxHistory);
        if (kept < entries) {
            count("shortened_histories", 1);
        }
        if (entries == 0 && !pools.isEmpty()) {
            count("empty_histories", 1);
        }
        longest = Math.max(longest, kept);
        from.add(history + entries - kept);
        length.add(kept);
        labels.add(clicked ? 1 : 0);
        groups.add(group);
        parts.add(part.ordinal());
    }

    int size() {
        return Math.toIntExact(labels.size());
    }

    /** Longest history of any row. */
    int longest() {
        return longest;
    }

    /** Counts something for the run's record. */
    void count(String what, long n) {
        counts.merge(what, n, Long::sum);
    }

    Map<String, Long> counts() {
        return counts;
    }
}
