package quire.paper.age.data;

import java.util.Map;
import quire.api.dataset.Schema;

/** Names of the tensors of a visit's candidates, and the schema that click models read: one row per candidate. */
public final class VisitFields {
    /** Int [rows, history]: the user's non-zero features. */
    public static final String FEATURES = "features";
    /** Float [rows, history]: 1 where {@link #FEATURES} is real. */
    public static final String MASK = "mask";
    /** Int [rows]. */
    public static final String ARTICLE = "article";
    /** Float [rows, n]: the user's real numbers. */
    public static final String USER_NUMBERS = "user_numbers";
    /** Float [rows, n]: the article's, or of user and article together. */
    public static final String ITEM_NUMBERS = "item_numbers";
    /** Float [rows, 1]: 0 or 1. */
    public static final String LABEL = "label";

    private VisitFields() {
    }

    /**
     * The schema in the form that click models of other papers read too.
     *
     * @param features number of feature ids, 0 included for none
     * @param articles number of article ids, 0 included for unknown ones
     * @param most     features a visit has at most
     */
    public static Schema schema(int features, int articles, int most, int userNumbers, int itemNumbers) {
        return new Schema(Map.of("vocabulary.feature", (long) features, "vocabulary.article", (long) articles, "history", (long) most, "pair_buckets", 0L,
                USER_NUMBERS, (long) userNumbers, ITEM_NUMBERS, (long) itemNumbers), java.util.List.of(),
                Map.of("fields", most > 0 ? "article:article features:feature[]" : "article:article", "pairs", most > 0 ? "article*features" : ""));
    }
}
