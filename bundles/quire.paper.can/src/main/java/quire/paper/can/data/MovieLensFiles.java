package quire.paper.can.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import quire.data.table.TableFormat;
import quire.data.table.TableReader;

/**
 * The three files of a MovieLens set.
 *
 * @param recBole whether they have RecBole's headers
 * @param items   or null
 * @param users   or null
 */
record MovieLensFiles(boolean recBole, Path ratings, Path items, Path users) {
    private static final List<String> GENRES = List.of("unknown", "Action", "Adventure", "Animation", "Children's", "Comedy", "Crime",
            "Documentary", "Drama", "Fantasy", "Film-Noir", "Horror", "Musical", "Mystery", "Romance", "Sci-Fi", "Thriller", "War",
            "Western");
    static final String UNKNOWN = "unknown";

    static boolean ratings(String name) {
        return name.equals("u.data") || name.endsWith(".inter");
    }

    static MovieLensFiles find(Path data) throws IOException {
        Path ratings = DataFiles.require(data, "u.data or *.inter", MovieLensFiles::ratings);
        String name = ratings.getFileName().toString();
        boolean recBole = name.endsWith(".inter");
        String stem = recBole ? name.substring(0, name.length() - 6) : "u";
        return new MovieLensFiles(recBole, ratings, beside(ratings, stem + ".item"), beside(ratings, stem + ".user"));
    }

    private static Path beside(Path file, String name) {
        Path p = file.toAbsolutePath().resolveSibling(name);
        return Files.isRegularFile(p) ? p : null;
    }

    /** Opens the ratings; columns user, item, rating, time are {@link #ratingColumns}. */
    TableReader openRatings() throws IOException {
        return (recBole ? TableFormat.tsv() : TableFormat.tsv().withoutHeader("user_id", "item_id", "rating", "timestamp")).open(ratings);
    }

    int[] ratingColumns(TableReader r) {
        return new int[] {column(r, "user_id"), column(r, "item_id"), column(r, "rating"), column(r, "timestamp")};
    }

    /** RecBole writes the type behind the name. */
    private static int column(TableReader r, String name) {
        return r.columns().stream().filter(c -> c.equals(name) || c.startsWith(name + ":")).findFirst().map(r::column)
                .orElseGet(() -> r.column(name));
    }

    /** First genre by item. */
    Map<String, String> genres() throws IOException {
        Map<String, String> genres = new HashMap<>();
        if (items == null) {
            return genres;
        }
        if (recBole) {
            try (TableReader r = TableFormat.tsv().withRaggedRows().open(items)) {
                int id = column(r, "item_id");
                int genre = column(r, r.columns().stream().anyMatch(c -> c.startsWith("genre")) ? "genre" : "class");
                while (r.next()) {
                    String all = genre < r.width() ? r.text(genre).strip() : "";
                    genres.put(r.text(id), all.isEmpty() ? UNKNOWN : all.split(" ")[0]);
                }
            }
            return genres;
        }
        // the 100K set is in Latin 1
        try (TableReader r = TableFormat.tsv().withSeparator('|').withoutHeader()
                .open(items.toString(), Files.newBufferedReader(items, StandardCharsets.ISO_8859_1))) {
            while (r.next()) {
                int first = 0;
                while (first < GENRES.size() && !r.text(5 + first).equals("1")) {
                    first++;
                }
                genres.put(r.text(0), first < GENRES.size() ? GENRES.get(first) : UNKNOWN);
            }
        }
        return genres;
    }

    /** Age decade, gender and occupation by user. */
    Map<String, List<String>> profiles() throws IOException {
        Map<String, List<String>> profiles = new HashMap<>();
        try (TableReader r = (recBole ? TableFormat.tsv() : TableFormat.tsv().withSeparator('|').withoutHeader("user_id", "age", "gender",
                "occupation", "zip_code")).open(users)) {
            int id = column(r, "user_id");
            int age = column(r, "age");
            int gender = column(r, "gender");
            int occupation = column(r, "occupation");
            while (r.next()) {
                List<String> words = new ArrayList<>();
                words.add(Integer.toString(r.integer(age, 0, 200) / 10 * 10));
                words.add(r.text(gender));
                words.add(r.text(occupation));
                profiles.put(r.text(id), words);
            }
        }
        return profiles;
    }
}
