package quire.paper.can.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import quire.data.table.TableFormat;
import quire.data.table.TableReader;

/**
 * Reads the authors' six-column text: label, user, item, category, history items, history categories, separated by tabs; entries of
 * a history by byte 2.
 */
final class LinesReader {
    static final char ENTRY = '\u0002';
    private static final TableFormat FORMAT = TableFormat.tsv().withoutHeader("label", "user", "item", "category", "history items",
            "history categories");

    private final ClickRows rows;
    private final ClickOptions options;
    private final Words groups;
    private final int user;
    private final int item;
    private final int category;
    private final List<String> items = new ArrayList<>();
    private final List<String> categories = new ArrayList<>();

    LinesReader(ClickRows rows, ClickOptions options) {
        this.rows = rows;
        this.options = options;
        this.user = rows.layout.single("user");
        this.item = rows.layout.single("item");
        this.category = rows.layout.single("category");
        this.groups = user < 0 ? new Words() : rows.words("user");
    }

    /** Says which part a line belongs to. */
    interface Parts {
        Part of(String user);
    }

    void read(Path file, Parts parts) throws IOException {
        try (TableReader lines = FORMAT.open(file)) {
            int[] values = new int[rows.layout.singles().size()];
            for (long n = 0; !options.reached(n) && lines.next(); n++) {
                boolean clicked = Labels.read(lines, 0);
                set(values, user, lines.text(1));
                set(values, item, lines.text(2));
                set(values, category, lines.text(3));
                int from = rows.entries();
                int entries = history(lines);
                rows.add(values, clicked, groups.number(lines.text(1)), from, entries, parts.of(lines.text(1)));
                rows.count("rows", 1);
            }
        }
    }

    private void set(int[] values, int single, String value) {
        if (single >= 0) {
            values[single] = rows.number(single, value);
        }
    }

    private int history(TableReader lines) {
        split(lines.text(4), ENTRY, items);
        split(lines.text(5), ENTRY, categories);
        if (items.size() != categories.size()) {
            throw lines.error(4, "holds " + items.size() + " items, but there are " + categories.size() + " history categories");
        }
        Words names = rows.words("item");
        for (int i = 0; i < items.size(); i++) {
            rows.entry(names.number(items.get(i)), category < 0 ? 0 : rows.words("category").number(categories.get(i)));
        }
        return items.size();
    }

    static void split(String text, char separator, List<String> into) {
        into.clear();
        int from = 0;
        while (from < text.length()) {
            int to = text.indexOf(separator, from);
            to = to < 0 ? text.length() : to;
            into.add(text.substring(from, to));
            from = to + 1;
        }
    }
}
