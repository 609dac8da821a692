package quire.paper.can.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import quire.api.QuireException;
import quire.api.tensor.Seeds;
import quire.data.table.TableFormat;
import quire.data.table.TableReader;

/** Reads reviews and catalogue, and joins them to clicks. */
final class AmazonReviews {
    /** Lines as they are: no text holds the separator. */
    private static final TableFormat LINES = TableFormat.tsv().withSeparator('\u0000').withoutHeader().withRaggedRows();
    private static final String NO_CATEGORY = "default_cat";

    private final ClickRows rows;
    private final ClickOptions options;
    private final Words users;
    private final Words items;
    private final Words categories;
    private final IntColumn user;
    private final IntColumn item;
    private final IntColumn time;
    private int[] categoryOf;

    AmazonReviews(ClickRows rows, ClickOptions options, Spill spill) {
        this.rows = rows;
        this.options = options;
        this.users = rows.words("user");
        this.items = rows.words("item");
        this.categories = rows.words("category");
        this.user = new IntColumn(spill);
        this.item = new IntColumn(spill);
        this.time = new IntColumn(spill);
    }

    void readReviews(Path file) throws IOException {
        Set<String> wanted = Set.of("reviewerID", "asin", "unixReviewTime");
        try (TableReader lines = LINES.open(file)) {
            while (!options.reached(user.size()) && lines.next()) {
                String place = file + ":" + lines.line();
                Map<String, Object> review = Literal.read(place, lines.text(0), wanted);
                user.add(users.number(word(place, review, "reviewerID")));
                item.add(items.number(word(place, review, "asin")));
                if (!(review.get("unixReviewTime") instanceof Double t) || t != Math.rint(t) || Math.abs(t) > Integer.MAX_VALUE) {
                    throw new QuireException(place + ": unixReviewTime is " + review.get("unixReviewTime")
                            + ", not a time in seconds; mend the line");
                }
                time.add(t.intValue());
            }
        }
        rows.count("reviews", user.size());
    }

    private static String word(String place, Map<String, Object> of, String key) {
        if (of.get(key) instanceof String s) {
            return s;
        }
        throw new QuireException(place + ": no text under '" + key + "'; mend the line");
    }

    /** The last entry of the first category path; items that the catalogue lacks share one category. */
    void readCategories(Path file) throws IOException {
        categoryOf = new int[items.size()];
        Arrays.fill(categoryOf, -1);
        Set<String> wanted = Set.of("asin", "categories", "category");
        try (TableReader lines = LINES.open(file)) {
            while (lines.next()) {
                String place = file + ":" + lines.line();
                Map<String, Object> meta = Literal.read(place, lines.text(0), wanted);
                int number = items.find(word(place, meta, "asin"));
                String category = category(meta);
                if (number >= 0 && category != null) {
                    categoryOf[number] = categories.number(category);
                }
                rows.count("catalogue_lines", 1);
            }
        }
        for (int i = 0; i < categoryOf.length; i++) {
            if (categoryOf[i] < 0) {
                categoryOf[i] = categories.number(NO_CATEGORY);
                rows.count("items_without_category", 1);
            }
        }
    }

    private static String category(Map<String, Object> meta) {
        Object path = meta.getOrDefault("categories", meta.get("category"));
        if (path instanceof List<?> paths && !paths.isEmpty() && paths.get(0) instanceof List<?> first) {
            path = first;
        }
        return path instanceof List<?> words && !words.isEmpty() && words.get(words.size() - 1) instanceof String s ? s : null;
    }

    /** Per user one click and one negative, on the last review; the parts are made of users. */
    void join(long seed, double validation, double test) {
        int[] counts = new int[items.size()];
        for (long i = 0; i < item.size(); i++) {
            counts[item.get(i)]++;
        }
        Popularity popularity = new Popularity(counts);
        UserEvents events = new UserEvents(user, time, users.size());
        for (int u = 0; u < users.size(); u++) {
            int last = events.count(u) - 1;
            if (last < 1) {
                rows.count("skipped_users_without_history", 1);
                continue;
            }
            int from = rows.entries();
            int first = Math.max(0, last - rows.maxHistory);
            for (int i = first; i < last; i++) {
                int past = item.get(events.event(u, i));
                rows.entry(past, categoryOf[past]);
            }
            if (first > 0) {
                rows.count("shortened_histories", 1);
            }
            String name = users.word(u);
            int clicked = item.get(events.event(u, last));
            int negative = popularity.other(clicked, Seeds.random(seed, "negative", name));
            Part part = Part.of(seed, name, validation, test);
            rows.add(new int[] {u, negative, categoryOf[negative]}, false, u, from, last - first, part);
            rows.add(new int[] {u, clicked, categoryOf[clicked]}, true, u, from, last - first, part);
            rows.count("rows", 2);
        }
    }
}
