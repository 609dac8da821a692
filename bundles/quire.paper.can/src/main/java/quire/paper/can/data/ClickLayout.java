package quire.paper.can.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import quire.paper.can.schema.Field;
import quire.paper.can.schema.Pair;

/** Which fields click rows have, and which pairs are of interest. */
record ClickLayout(List<Field> singles, List<Field> sequences, List<Pair> pairs) {

    /** User, item and category, with the user's earlier items and categories; paired as in the authors' code. */
    static ClickLayout behaviour(boolean user, boolean category, List<String> more) {
        List<Field> singles = new ArrayList<>();
        List<Field> sequences = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        if (user) {
            singles.add(new Field("user", "user", false));
        }
        singles.add(new Field("item", "item", false));
        sequences.add(new Field("history", "item", true));
        pairs.add(new Pair("item", "history"));
        if (category) {
            singles.add(new Field("category", "category", false));
            sequences.add(new Field("history_category", "category", true));
            pairs.add(new Pair("category", "history_category"));
        }
        more.forEach(m -> singles.add(new Field(m, m, false)));
        return new ClickLayout(singles, sequences, pairs);
    }

    List<Field> fields() {
        List<Field> all = new ArrayList<>(singles);
        all.addAll(sequences);
        return all;
    }

    Set<String> vocabularies() {
        Set<String> names = new LinkedHashSet<>();
        fields().forEach(f -> names.add(f.vocabulary()));
        return names;
    }

    int single(String name) {
        for (int i = 0; i < singles.size(); i++) {
            if (singles.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
