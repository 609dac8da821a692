package quire.paper.can.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the values of a column as they come, until the whole data is known and a {@link Vocabulary} can be made. */
final class Words {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    /** The number of a value, from 0; a new one if it is new. */
    int number(String value) {
        Integer n = numbers.putIfAbsent(value, words.size());
        if (n == null) {
            words.add(value);
            return words.size() - 1;
        }
        return n;
    }

    /** The number of a value, or -1. */
    int find(String value) {
        return numbers.getOrDefault(value, -1);
    }

    String word(int number) {
        return words.get(number);
    }

    int size() {
        return words.size();
    }

    /** A vocabulary, and the id for each number. */
    record Numbered(Vocabulary vocabulary, int[] ids) {
    }

    /**
     * Makes the vocabulary: values of {@code base} keep their ids, others follow by falling count, then by value.
     *
     * @param counts   occurrences by number
     * @param minCount occurrences a new value needs, at least 1
     * @param base     earlier vocabulary, or null
     */
    Numbered vocabulary(int[] counts, int minCount, Vocabulary base) {
        List<String> values = new ArrayList<>(base == null ? List.of() : base.values());
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (counts[i] >= minCount && (base == null || base.id(words.get(i)) == 0)) {
                order.add(i);
            }
        }
        order.sort(Comparator.<Integer>comparingInt(i -> -counts[i]).thenComparing(words::get));
        order.forEach(i -> values.add(words.get(i)));
        Vocabulary v = new Vocabulary(values);
        int[] ids = new int[words.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = v.id(words.get(i));
        }
        return new Numbered(v, ids);
    }
}
