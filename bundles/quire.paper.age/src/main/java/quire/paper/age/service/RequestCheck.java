package quire.paper.age.service;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import quire.api.QuireException;
import quire.api.dataset.Schema;
import quire.api.tensor.Seeds;
import quire.paper.age.api.Candidate;
import quire.paper.age.api.Request;
import quire.paper.age.data.Visit;
import quire.paper.age.data.VisitFields;

/** Refuses requests that the model cannot rank, and brings the others into its form. */
public record RequestCheck(int features, int users, int items) {
    public static RequestCheck of(Schema schema) {
        return new RequestCheck(schema.size("vocabulary.feature"), schema.size(VisitFields.USER_NUMBERS), schema.size(VisitFields.ITEM_NUMBERS));
    }

    /** @throws QuireException naming the request, the value and what to do */
    public void check(Request r) {
        if (r.id().isBlank()) {
            throw new QuireException("a request has no id; give it one of its own, so that its outcome can be told");
        }
        if (r.candidates().isEmpty()) {
            throw error(r, "has no candidates", "give at least one");
        }
        for (int f : r.features()) {
            if (f < 1 || f >= features) {
                throw error(r, "has feature " + f, features > 1 ? "features are 1 to " + (features - 1) : "this model's users have none");
            }
        }
        numbers(r, "the user", r.numbers(), users);
        Set<Long> seen = new HashSet<>();
        for (Candidate c : r.candidates()) {
            if (!seen.add(c.item())) {
                throw error(r, "has item " + c.item() + " twice", "give every candidate once");
            }
            numbers(r, "item " + c.item(), c.numbers(), items);
        }
    }

    private static void numbers(Request r, String whose, List<Double> values, int wanted) {
        if (values.size() != wanted) {
            throw error(r, "has " + values.size() + " numbers of " + whose, "this model was trained with " + wanted);
        }
        for (double v : values) {
            if (!Double.isFinite(v)) {
                throw error(r, "has the number " + v + " of " + whose, "give finite numbers");
            }
        }
    }

    private static QuireException error(Request r, String wrong, String mend) {
        return new QuireException("request '" + r.id() + "' " + wrong + "; " + mend);
    }

    /** A checked request as the policies see it; its number follows from its id alone. */
    public Visit visit(Request r, Articles articles) {
        int n = r.candidates().size();
        int[] rows = new int[n];
        double[][] numbers = items == 0 ? null : new double[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = articles.row(r.candidates().get(i).item());
            if (items > 0) {
                numbers[i] = doubles(r.candidates().get(i).numbers());
            }
        }
        return new Visit(Seeds.derive(0, "request", r.id()), 0, r.features().stream().mapToInt(Integer::intValue).toArray(), doubles(r.numbers()), rows,
                numbers, -1, 0, null);
    }

    private static double[] doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
