package quire.paper.age.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import quire.api.QuireException;
import quire.data.table.TableFormat;
import quire.data.table.TableReader;

/**
 * A campaign of the Open Bandit Dataset: every row one of three positions, the item shown there, and whether it was clicked. The
 * user's hashed features and the position are the user's features; a candidate's number is its affinity to the user.
 */
final class OpenBanditLog implements VisitSource {
    private static final int HASHED = 4;
    private final TableReader rows;
    private final int items;
    private final Map<String, Integer> features = new HashMap<>();
    private final int most;
    private final int[] columns;
    private long read;

    /** @param items number of items, {@code most} feature ids, 0 included */
    OpenBanditLog(Path file, int items, int most) throws IOException {
        this.rows = TableFormat.csv().open(file);
        this.items = items;
        this.most = most;
        this.columns = new int[HASHED];
        for (int i = 0; i < HASHED; i++) {
            columns[i] = rows.column("user_feature_" + i);
        }
    }

    @Override
    public List<Visit> next(int count) throws IOException {
        List<Visit> out = new ArrayList<>();
        int item = rows.column("item_id");
        int position = rows.column("position");
        int click = rows.column("click");
        int propensity = rows.column("propensity_score");
        int affinity = rows.column("user-item_affinity_0");
        while (out.size() < count && rows.next()) {
            int[] ids = new int[items];
            double[][] numbers = new double[items][1];
            for (int i = 0; i < items; i++) {
                ids[i] = i + 1;
                numbers[i][0] = rows.number(affinity + i);
            }
            if (!(rows.number(propensity) > 0 && rows.number(propensity) <= 1)) {
                throw rows.error(propensity, "is not a propensity above 0 and at most 1");
            }
            int[] user = new int[HASHED + 1];
            for (int i = 0; i < HASHED; i++) {
                user[i] = feature(columns[i], i + "=" + rows.text(columns[i]));
            }
            user[HASHED] = feature(position, "position=" + rows.integer(position, 1, 3));
            out.add(new Visit(++read, read, user, new double[0], ids, numbers, rows.integer(item, 0, items - 1), rows.integer(click, 0, 1), null));
        }
        return out;
    }

    private int feature(int column, String word) {
        if (!features.containsKey(word) && features.size() + 1 >= most) {
            throw rows.error(column, "is one feature too many for " + most + " ids");
        }
        return features.computeIfAbsent(word, w -> features.size() + 1);
    }

    @Override
    public int click(Visit visit, int candidate) {
        throw new IllegalStateException("a log knows the click of the shown item only");
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    /** Number of items in {@code item_context.csv}, whose ids must be 0 to n-1. */
    static int items(Path file) throws IOException {
        try (TableReader r = TableFormat.csv().open(file)) {
            int id = r.column("item_id");
            int n = 0;
            while (r.next()) {
                if (r.integer(id) != n++) {
                    throw r.error(id, "breaks the order of item ids from 0");
                }
            }
            if (n == 0) {
                throw new QuireException(file + ": no items; give the campaign's own item_context.csv");
            }
            return n;
        }
    }
}
