package quire.data.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import quire.api.dataset.Reading;
import quire.api.dataset.Split;
import quire.api.tensor.Batch;

/** Seeded divisions of examples 0 to n-1. Every example lands in exactly one part; parts list their examples in rising order. */
public final class Splits {
    private Splits() {
    }

    /** The numbers 0 to n-1 in random order. */
    public static int[] shuffled(int n, SplittableRandom random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        shuffle(order, random);
        return order;
    }

    /** Brings the values into random order (Fisher and Yates). */
    public static void shuffle(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int v = values[i];
            values[i] = values[j];
            values[j] = v;
        }
    }

    /** Divides at random by share. */
    public static Map<String, int[]> byShare(int n, SplittableRandom random, Part... parts) {
        return cut(shuffled(n, random), parts);
    }

    /**
     * Divides so that examples of one key (a subject, a user, a scene) stay together. Shares count keys, not examples.
     *
     * @param keys one per example; equal keys are one group
     */
    public static Map<String, int[]> byKey(List<?> keys, SplittableRandom random, Part... parts) {
        Map<Object, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            groups.computeIfAbsent(keys.get(i), k -> new ArrayList<>()).add(i);
        }
        List<List<Integer>> members = List.copyOf(groups.values());
        Map<String, int[]> out = new LinkedHashMap<>();
        byShare(members.size(), random, parts).forEach((name, chosen) -> out.put(name,
                Arrays.stream(chosen).mapToObj(members::get).flatMap(List::stream).mapToInt(Integer::intValue).sorted().toArray()));
        return out;
    }

    /** Divides by share within each class, so that parts have the classes in equal proportion. */
    public static Map<String, int[]> stratified(int[] classes, SplittableRandom random, Part... parts) {
        Map<String, int[]> out = new LinkedHashMap<>();
        for (Part p : parts) {
            out.put(p.name(), new int[0]);
        }
        for (int[] members : byClass(classes).values()) {
            shuffle(members, random);
            cut(members, parts).forEach((name, rows) -> out.merge(name, rows, Splits::joined));
        }
        out.values().forEach(Arrays::sort);
        return out;
    }

    /** Chooses {@code n} examples with the classes in the proportion of the whole, as near as whole numbers allow. */
    public static int[] subset(int[] classes, int n, SplittableRandom random) {
        if (n < 0 || n > classes.length) {
            throw new IllegalArgumentException("cannot choose " + n + " of " + classes.length);
        }
        int[] out = new int[0];
        long seen = 0;
        for (int[] members : byClass(classes).values()) {
            shuffle(members, random);
            // rounding the running total, not each class, makes the counts add up to n
            long before = seen * n / Math.max(1, classes.length);
            seen += members.length;
            out = joined(out, Arrays.copyOf(members, (int) (seen * n / classes.length - before)));
        }
        Arrays.sort(out);
        return out;
    }

    /** Some examples of a split as a split; row i is {@code rows[i]} of the other. */
    public static Split view(Split of, int[] rows) {
        int[] chosen = rows.clone();
        return new Split() {
            @Override
            public int size() {
                return chosen.length;
            }

            @Override
            public Batch read(int[] wanted, Reading reading) {
                return of.read(Arrays.stream(wanted).map(r -> chosen[r]).toArray(), reading);
            }
        };
    }

    private static Map<Integer, int[]> byClass(int[] classes) {
        Map<Integer, List<Integer>> lists = new TreeMap<>();
        for (int i = 0; i < classes.length; i++) {
            lists.computeIfAbsent(classes[i], c -> new ArrayList<>()).add(i);
        }
        Map<Integer, int[]> out = new TreeMap<>();
        lists.forEach((c, l) -> out.put(c, l.stream().mapToInt(Integer::intValue).toArray()));
        return out;
    }

    private static int[] joined(int[] a, int[] b) {
        int[] out = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, out, a.length, b.length);
        return out;
    }

    private static Map<String, int[]> cut(int[] order, Part... parts) {
        double total = Arrays.stream(parts).mapToDouble(Part::share).sum();
        Map<String, int[]> out = new LinkedHashMap<>();
        double sum = 0;
        int from = 0;
        for (int i = 0; i < parts.length; i++) {
            sum += parts[i].share();
            int to = i == parts.length - 1 ? order.length : (int) Math.round(order.length * (sum / total));
            int[] rows = Arrays.copyOfRange(order, from, to);
            Arrays.sort(rows);
            if (out.put(parts[i].name(), rows) != null) {
                throw new IllegalArgumentException("part named twice: " + parts[i].name());
            }
            from = to;
        }
        return out;
    }
}
