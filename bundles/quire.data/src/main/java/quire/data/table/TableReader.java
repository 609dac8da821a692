package quire.data.table;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import quire.api.QuireException;

/**
 * A cursor over the rows of a text table. Empty lines are passed over; anything else that does not fit is refused with file, line and
 * column. Columns are counted from 0 here and from 1 in messages.
 *
 * <pre>{@code
 * try (TableReader rows = TableFormat.tsv().open(file)) {
 *     int user = rows.column("user");
 *     while (rows.next()) {
 *         add(rows.integer(user));
 *     }
 * }
 * }</pre>
 */
public final class TableReader implements Closeable {
    private final String name;
    private final Records records;
    private final List<String> columns;
    private final Map<String, Integer> places = new HashMap<>();
    private final boolean ragged;
    private int expected;

    TableReader(String name, TableFormat format, Reader text) throws IOException {
        this.name = name;
        this.ragged = format.ragged();
        this.records = format.records(text);
        this.columns = format.header() ? header() : format.columns();
        for (String c : columns) {
            if (places.put(c, places.size()) != null) {
                throw new QuireException(name + ":1: column '" + c + "' is named twice; rename one");
            }
        }
        this.expected = columns.isEmpty() ? -1 : columns.size();
    }

    private List<String> header() throws IOException {
        if (!advance()) {
            throw new QuireException(name + ": the file is empty, but a line of column names was expected; give another file");
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < records.width(); i++) {
            names.add(records.text(i).strip());
        }
        return List.copyOf(names);
    }

    /** Names of the columns; empty if they have none. */
    public List<String> columns() {
        return columns;
    }

    /** Index of a named column. @throws QuireException listing the columns there are */
    public int column(String column) {
        Integer i = places.get(column);
        if (i == null) {
            throw new QuireException(name + ": no column '" + column + "', only " + columns + "; check the file and its first line");
        }
        return i;
    }

    /** Whether there is a column of this name. */
    public boolean hasColumn(String column) {
        return places.containsKey(column);
    }

    /** Goes to the next row; false after the last. */
    public boolean next() throws IOException {
        if (!advance()) {
            return false;
        }
        int width = records.width();
        if (expected < 0) {
            expected = width;
        }
        if (!ragged && width != expected) {
            throw new QuireException(name + ":" + line() + ": " + width + " fields where " + expected
                    + " were expected; mend the line or check the separator");
        }
        return true;
    }

    private boolean advance() throws IOException {
        try {
            return records.next();
        } catch (CharacterCodingException e) {
            throw new QuireException(name + ": text after line " + records.line() + " is not UTF-8; convert the file", e);
        } catch (EOFException | ZipException e) {
            throw new QuireException(name + ": compressed data is damaged or cut off after line " + records.line() + "; get the file again", e);
        } catch (IOException e) {
            throw new QuireException(name + ":" + (records.line() + 1) + ": " + e.getMessage() + "; mend the file", e);
        }
    }

    /** Line of the file on which the current row ends, from 1. */
    public long line() {
        return records.line();
    }

    /** Number of fields of the current row. */
    public int width() {
        return records.width();
    }

    /** A field as it stands. */
    public String text(int column) {
        if (column < 0 || column >= records.width()) {
            throw new QuireException(name + ":" + line() + ": no field " + (column + 1) + " in a row of " + records.width() + "; mend the line");
        }
        return records.text(column);
    }

    /** A field as an int. */
    public int integer(int column) {
        String s = text(column);
        try {
            return Integer.parseInt(s.strip());
        } catch (NumberFormatException e) {
            throw error(column, "is not a whole number of 32 bits");
        }
    }

    /** A field as an int from {@code min} to {@code max}. */
    public int integer(int column, int min, int max) {
        int v = integer(column);
        if (v < min || v > max) {
            throw error(column, "is outside " + min + ".." + max);
        }
        return v;
    }

    /** A field as a long. */
    public long whole(int column) {
        String s = text(column);
        try {
            return Long.parseLong(s.strip());
        } catch (NumberFormatException e) {
            throw error(column, "is not a whole number of 64 bits");
        }
    }

    /** A field as a finite double. */
    public double number(int column) {
        String s = text(column);
        try {
            double v = Double.parseDouble(s);
            if (Double.isFinite(v)) {
                return v;
            }
        } catch (NumberFormatException e) {
            throw error(column, "is not a number");
        }
        throw error(column, "is not a finite number");
    }

    /** An error about a field of the current row: file, line, column, value, and what is wrong. */
    public QuireException error(int column, String wrong) {
        String named = column < columns.size() ? " (" + columns.get(column) + ")" : "";
        String value = column < records.width() ? records.text(column) : "";
        String shown = value.length() > 60 ? value.substring(0, 60) + "…" : value;
        return new QuireException(name + ":" + line() + ":" + (column + 1) + named + ": '" + shown + "' " + wrong + "; mend the file");
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
