package quire.paper.can.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import quire.api.QuireException;
import quire.data.table.TableFormat;
import quire.data.table.TableReader;
import quire.data.table.TableWriter;

/** The values of a categorical column and their ids, from 1; id 0 stands for values that are not in it and for padding. */
public final class Vocabulary {
    private static final TableFormat FORMAT = TableFormat.csv().withoutHeader("id", "value");

    private final List<String> values;
    private final Map<String, Integer> ids = new HashMap<>();

    /** @param values by id, the first has id 1 */
    Vocabulary(List<String> values) {
        this.values = List.copyOf(values);
        for (String v : this.values) {
            if (ids.put(v, ids.size() + 1) != null) {
                throw new QuireException("vocabulary value '" + v + "' is listed twice; make the vocabulary anew");
            }
        }
    }

    /** The id of a value; 0 if it has none. */
    public int id(String value) {
        return ids.getOrDefault(value, 0);
    }

    /** Ids there are, 0 included: the rows a table needs. */
    public int rows() {
        return values.size() + 1;
    }

    List<String> values() {
        return values;
    }

    /** SHA-256 over the values in order. */
    public String checksum() {
        Digest d = new Digest();
        values.forEach(d::add);
        return d.hex();
    }

    void write(Path file) throws IOException {
        TableWriter.write(file, FORMAT, rows -> {
            int id = 1;
            for (String v : values) {
                rows.row(id++, v);
            }
        });
    }

    /** @param checksum what it must have */
    static Vocabulary read(Path file, String checksum) throws IOException {
        List<String> values = new ArrayList<>();
        try (TableReader rows = TableFormat.csv().open(file)) {
            int id = rows.column("id");
            int value = rows.column("value");
            while (rows.next()) {
                if (rows.integer(id) != values.size() + 1) {
                    throw rows.error(id, "is not the next id, " + (values.size() + 1));
                }
                values.add(rows.text(value));
            }
        }
        Vocabulary v = new Vocabulary(values);
        if (!v.checksum().equals(checksum)) {
            throw new QuireException(file + ": content does not match its checksum; the model cannot be used with it, restore the file");
        }
        return v;
    }
}
