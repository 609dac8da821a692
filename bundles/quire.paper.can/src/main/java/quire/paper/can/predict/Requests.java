package quire.paper.can.predict;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import quire.api.QuireException;
import quire.data.table.TableFormat;
import quire.data.table.TableReader;
import quire.paper.can.data.Vocabulary;
import quire.paper.can.schema.CtrSchema;
import quire.paper.can.schema.Field;

/**
 * A CSV file of requests, read one request at a time: a column per field, named as the field. Histories hold entries, and single
 * fields may hold several candidates; what is given once holds for all candidates.
 */
final class Requests implements Closeable {
    private final CtrSchema schema;
    private final Map<String, Vocabulary> vocabularies;
    private final char entry;
    private final char candidate;
    private final TableReader rows;
    private final int[] columns;

    /** @param entry separates history entries, {@code candidate} candidates */
    Requests(Path file, CtrSchema schema, Map<String, Vocabulary> vocabularies, char entry, char candidate) throws IOException {
        this.schema = schema;
        this.vocabularies = vocabularies;
        this.entry = entry;
        this.candidate = candidate;
        this.rows = TableFormat.csv().open(file);
        try {
            this.columns = schema.fields().stream().mapToInt(f -> rows.column(f.name())).toArray();
        } catch (QuireException e) {
            rows.close();
            throw e;
        }
    }

    /**
     * One request.
     *
     * @param line       in the file
     * @param candidates how many
     * @param words      per single field, one word or one per candidate
     * @param ids        per field: of a single field one or one per candidate, of a sequence the most recent entries
     * @param entries    length of the histories
     */
    record Request(long line, int candidates, List<String[]> words, List<int[]> ids, int entries) {
        String word(int field, int c) {
            String[] w = words.get(field);
            return w[w.length == 1 ? 0 : c];
        }

        int id(int field, int c) {
            int[] i = ids.get(field);
            return i[i.length == 1 ? 0 : c];
        }
    }

    /** The next request, or null after the last. */
    Request next() throws IOException {
        if (!rows.next()) {
            return null;
        }
        List<String[]> words = new ArrayList<>();
        List<int[]> ids = new ArrayList<>();
        int candidates = 1;
        int entries = -1;
        for (int f = 0; f < columns.length; f++) {
            Field field = schema.fields().get(f);
            String[] values = split(rows.text(columns[f]), field.sequence() ? entry : candidate, field.sequence());
            if (field.sequence()) {
                if (entries >= 0 && values.length != entries) {
                    throw rows.error(columns[f], "holds " + values.length + " entries, the history before it " + entries);
                }
                entries = values.length;
            } else if (values.length > 1 && candidates > 1 && values.length != candidates) {
                throw rows.error(columns[f], "holds " + values.length + " candidates, the fields before it " + candidates);
            } else {
                candidates = Math.max(candidates, values.length);
            }
            words.add(values);
            ids.add(encode(field, values));
        }
        return new Request(rows.line(), candidates, words, ids, Math.min(Math.max(entries, 0), schema.history()));
    }

    private int[] encode(Field field, String[] values) {
        int from = field.sequence() ? Math.max(0, values.length - schema.history()) : 0;
        int[] ids = new int[values.length - from];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = vocabularies.get(field.vocabulary()).id(values[from + i]);
        }
        return ids;
    }

    private static String[] split(String text, char separator, boolean list) {
        if (list && text.isEmpty()) {
            return new String[0];
        }
        return text.split(java.util.regex.Pattern.quote(String.valueOf(separator)), -1);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
