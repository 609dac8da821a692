package quire.paper.can.data;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import quire.api.dataset.DatasetRequest;
import quire.api.tensor.Seeds;
import quire.data.table.TableReader;

/**
 * Makes clicks of ratings. A row's history holds the user's clicks at strictly earlier times; each user's rows are divided by time,
 * the latest for the test, those before for validation.
 */
final class MovieLensRatings {
    private static final List<String> PROFILE = List.of("age", "gender", "occupation");

    private final MovieLensFiles files;
    private final DatasetRequest request;
    private final ClickOptions options;
    private final ClickRows rows;
    private final Map<String, List<String>> profiles;
    private final IntColumn user;
    private final IntColumn item;
    private final IntColumn time;
    private final IntColumn clicked;
    private int[] category;
    private Popularity popularity;

    MovieLensRatings(MovieLensFiles files, DatasetRequest request, ClickOptions options, Spill spill) throws IOException {
        this.files = files;
        this.request = request;
        this.options = options;
        this.profiles = request.options().flag("profile") && files.users() != null ? files.profiles() : null;
        this.rows = new ClickRows(ClickLayout.behaviour(true, true, profiles == null ? List.of() : PROFILE), options.maxHistory(), spill);
        this.user = new IntColumn(spill);
        this.item = new IntColumn(spill);
        this.time = new IntColumn(spill);
        this.clicked = new IntColumn(spill);
    }

    ClickRows read() throws IOException {
        double lowest = request.options().number("click");
        try (TableReader r = files.openRatings()) {
            int[] columns = files.ratingColumns(r);
            while (!options.reached(user.size()) && r.next()) {
                user.add(rows.words("user").number(r.text(columns[0])));
                item.add(rows.words("item").number(r.text(columns[1])));
                double rating = r.number(columns[2]);
                if (rating < 0 || rating > 10) {
                    throw r.error(columns[2], "is outside 0..10");
                }
                clicked.add(rating >= lowest ? 1 : 0);
                double seconds = r.number(columns[3]);
                if (seconds < 0 || seconds > Integer.MAX_VALUE) {
                    throw r.error(columns[3], "is not a time in seconds");
                }
                time.add((int) seconds);
            }
        }
        rows.count("rows", user.size());
        readCategories();
        UserEvents events = new UserEvents(user, time, rows.words("user").size());
        for (int u = 0; u < rows.words("user").size(); u++) {
            addUser(u, events);
        }
        return rows;
    }

    private void readCategories() throws IOException {
        Map<String, String> genres = files.genres();
        Words items = rows.words("item");
        category = new int[items.size()];
        int[] counts = new int[items.size()];
        for (int i = 0; i < category.length; i++) {
            String genre = genres.get(items.word(i));
            if (genre == null) {
                rows.count("items_without_category", 1);
            }
            category[i] = rows.words("category").number(genre == null ? MovieLensFiles.UNKNOWN : genre);
        }
        for (long i = 0; i < item.size(); i++) {
            counts[item.get(i)]++;
        }
        popularity = request.options().word("negatives").equals("sampled") ? new Popularity(counts) : null;
    }

    private void addUser(int u, UserEvents events) {
        int n = events.count(u);
        int[] values = new int[rows.layout.singles().size()];
        values[0] = u;
        profile(u, values);
        int test = n - (int) Math.ceil(n * request.options().number("test"));
        int validation = test - (int) Math.ceil(n * request.options().number("validation"));
        Set<Integer> rated = new HashSet<>();
        for (int i = 0; i < n; i++) {
            rated.add(item.get(events.event(u, i)));
        }
        SplittableRandom random = Seeds.random(request.seed(), "negative", rows.words("user").word(u));
        int from = rows.entries();
        int visible = 0;
        for (int i = 0; i < n; i++) {
            int e = events.event(u, i);
            if (i > 0 && time.get(e) != time.get(events.event(u, i - 1))) {
                visible = rows.entries() - from;
            }
            Part part = i >= test ? Part.TEST : i >= validation ? Part.VALIDATION : Part.TRAIN;
            if (popularity == null || clicked.get(e) == 1) {
                add(values, item.get(e), clicked.get(e) == 1, u, from, visible, part);
            }
            if (popularity != null && clicked.get(e) == 1) {
                add(values, unrated(item.get(e), rated, random), false, u, from, visible, part);
            }
            if (clicked.get(e) == 1) {
                rows.entry(item.get(e), category[item.get(e)]);
            }
        }
    }

    private void add(int[] values, int what, boolean click, int u, int from, int visible, Part part) {
        values[1] = what;
        values[2] = category[what];
        rows.add(values, click, u, from, visible, part);
    }

    /** After a hundred draws an item the user rated will do: he may have rated nearly all. */
    private int unrated(int than, Set<Integer> rated, SplittableRandom random) {
        int drawn = popularity.other(than, random);
        for (int tries = 0; tries < 100 && rated.contains(drawn); tries++) {
            drawn = popularity.other(than, random);
        }
        return drawn;
    }

    private void profile(int u, int[] values) {
        if (profiles == null) {
            return;
        }
        List<String> words = profiles.get(rows.words("user").word(u));
        if (words == null) {
            rows.count("users_without_profile", 1);
        }
        List<String> given = words == null ? Arrays.asList("", "", "") : words;
        for (int i = 0; i < PROFILE.size(); i++) {
            values[3 + i] = rows.number(3 + i, given.get(i));
        }
    }
}
