package quire.paper.age.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import quire.data.table.TableFormat;
import quire.data.table.TableReader;
import quire.data.table.TableWriter;

/** Which row of the embedding a log's article has: {@code articles.csv} in a run's artifacts. */
public final class ArticleRows {
    private static final String FILE = "articles.csv";

    private ArticleRows() {
    }

    /** Writes the file anew. */
    public static void write(Path artifacts, Map<Long, Integer> rows) throws IOException {
        Files.createDirectories(artifacts);
        List<Map.Entry<Long, Integer>> sorted = rows.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        TableWriter.write(artifacts.resolve(FILE), TableFormat.csv(), out -> {
            out.row("article", "row");
            for (Map.Entry<Long, Integer> e : sorted) {
                out.row(e.getKey(), e.getValue());
            }
        });
    }

    /** Rows by article; empty where the run's articles are rows themselves. */
    public static Map<Long, Integer> read(Path artifacts) throws IOException {
        Map<Long, Integer> out = new HashMap<>();
        Path file = artifacts.resolve(FILE);
        if (Files.exists(file)) {
            try (TableReader r = TableFormat.csv().open(file)) {
                while (r.next()) {
                    out.put(r.whole(r.column("article")), r.integer(r.column("row"), 0, Integer.MAX_VALUE));
                }
            }
        }
        return out;
    }
}
