package quire.paper.can.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import quire.api.QuireException;
import quire.api.dataset.Schema;

/**
 * Click data as models see it: categorical fields, histories, and the field pairs whose co-action is wanted. A typed view of a
 * {@link Schema}; id 0 of every vocabulary stands for unknown values and padding.
 *
 * <p>Batches hold, by name: each field's ids; {@link #MASK} (1 for real history entries, a prefix of the row), {@link #LABEL}
 * (0 or 1), {@link #GROUP} (whose click it is, for grouped metrics) and, where {@link #pairBuckets} is above 0, the ids of each pair.
 *
 * @param fields       single values and sequences, in the order the model concatenates them
 * @param vocabularies ids per vocabulary, the reserved one included
 * @param history      length that sequences are padded to; 0 where there are none
 * @param pairs        default pairs
 * @param pairBuckets  how many ids a pair may have at most; 0 where batches carry no pair ids
 */
public record CtrSchema(List<Field> fields, Map<String, Integer> vocabularies, int history, List<Pair> pairs, int pairBuckets) {
    /** Float [rows, history]. */
    public static final String MASK = "mask";
    /** Float [rows, 1]. */
    public static final String LABEL = "label";
    /** Int [rows]. */
    public static final String GROUP = "group";
    private static final String VOCABULARY = "vocabulary.";

    public CtrSchema {
        fields = List.copyOf(fields);
        vocabularies = new TreeMap<>(vocabularies);
        pairs = List.copyOf(pairs);
        Set<String> seen = new HashSet<>(Set.of(MASK, LABEL, GROUP));
        for (Field f : fields) {
            if (!f.name().matches("[A-Za-z][A-Za-z0-9_]*")) {
                throw new QuireException("field name '" + f.name() + "' is not usable: give letters, digits and _");
            }
            if (!seen.add(f.name())) {
                throw new QuireException("field '" + f.name() + "' is declared twice or has a reserved name; name each field once");
            }
            if (!vocabularies.containsKey(f.vocabulary())) {
                throw new QuireException("field '" + f.name() + "' names vocabulary '" + f.vocabulary() + "', there are only "
                        + vocabularies.keySet());
            }
            if (f.sequence() && history < 1) {
                throw new QuireException("sequence '" + f.name() + "' needs a history length of at least 1, not " + history);
            }
        }
        checkPairs(fields, pairs);
    }

    private static void checkPairs(List<Field> fields, List<Pair> pairs) {
        Set<String> seen = new HashSet<>();
        for (Pair p : pairs) {
            Field induction = find(fields, p.induction());
            find(fields, p.feed());
            if (induction.sequence()) {
                throw new QuireException("pair " + p + ": the induction side '" + p.induction() + "' is a sequence; put it on the feed side");
            }
            if (!seen.add(p.name())) {
                throw new QuireException("pair " + p + " is declared twice; name each pair once");
            }
        }
    }

    private static Field find(List<Field> fields, String name) {
        return fields.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow(() -> new QuireException(
                "there is no field '" + name + "', only " + fields.stream().map(Field::name).toList() + "; choose pairs of those"));
    }

    /** The field of this name; refuses with the names there are. */
    public Field field(String name) {
        return find(fields, name);
    }

    public List<Field> singles() {
        return fields.stream().filter(f -> !f.sequence()).toList();
    }

    public List<Field> sequences() {
        return fields.stream().filter(Field::sequence).toList();
    }

    /** Ids of a field, the reserved one included. */
    public int rows(Field field) {
        return vocabularies.get(field.vocabulary());
    }

    /** Ids of a pair, see {@link PairIds}. */
    public int rows(Pair pair) {
        return PairIds.rows(rows(field(pair.induction())), rows(field(pair.feed())), pairBuckets);
    }

    /** The same data with other pairs; batches hold the ids of declared pairs only. */
    public CtrSchema withPairs(List<Pair> other) {
        return new CtrSchema(fields, vocabularies, history, other, pairs.containsAll(other) ? pairBuckets : 0);
    }

    /** Reads {@code a*b,c*d}. */
    public static List<Pair> parsePairs(String text) {
        List<Pair> pairs = new ArrayList<>();
        for (String p : text.isBlank() ? new String[0] : text.strip().split("[,\\s]+")) {
            String[] sides = p.split("\\*", -1);
            if (sides.length != 2 || sides[0].isEmpty() || sides[1].isEmpty()) {
                throw new QuireException("pair '" + p + "' is not valid: give induction*feed, as item*history");
            }
            pairs.add(new Pair(sides[0], sides[1]));
        }
        return pairs;
    }

    /** Reads the platform's form; refuses schemas that are not click data. */
    public static CtrSchema of(Schema schema) {
        String declared = schema.facts().get("fields");
        if (declared == null) {
            throw new QuireException("the dataset does not declare click fields (fact 'fields'); choose a click dataset");
        }
        List<Field> fields = new ArrayList<>();
        Map<String, Integer> vocabularies = new TreeMap<>();
        for (String word : declared.split(" ")) {
            boolean sequence = word.endsWith("[]");
            String[] parts = (sequence ? word.substring(0, word.length() - 2) : word).split(":", 2);
            fields.add(new Field(parts[0], parts[parts.length - 1], sequence));
            vocabularies.put(parts[parts.length - 1], schema.size(VOCABULARY + parts[parts.length - 1]));
        }
        return new CtrSchema(fields, vocabularies, schema.size("history"), parsePairs(schema.facts().getOrDefault("pairs", "")),
                schema.size("pair_buckets"));
    }

    /** The platform's form. */
    public Schema toSchema(Map<String, String> moreFacts) {
        Map<String, Long> sizes = new TreeMap<>();
        vocabularies.forEach((name, n) -> sizes.put(VOCABULARY + name, (long) n));
        sizes.put("history", (long) history);
        sizes.put("pair_buckets", (long) pairBuckets);
        Map<String, String> facts = new TreeMap<>(moreFacts);
        facts.put("fields", String.join(" ", fields.stream()
                .map(f -> f.name() + ":" + f.vocabulary() + (f.sequence() ? "[]" : "")).toList()));
        facts.put("pairs", String.join(",", pairs.stream().map(Pair::toString).toList()));
        return new Schema(sizes, List.of(), facts);
    }
}
