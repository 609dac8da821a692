package quire.shell.io;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Rows under headings, columns aligned; numbers to the right. */
public final class Table {
    private final List<String[]> rows = new ArrayList<>();
    private final int columns;
    private final boolean[] numbers;

    /** @param headings one per column; none for a table without a heading line */
    public Table(String... headings) {
        columns = headings.length;
        numbers = new boolean[columns];
        java.util.Arrays.fill(numbers, true);
        rows.add(headings);
    }

    /** Adds a row; null shows as a dash. */
    public Table row(Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns + " columns");
        }
        String[] row = new String[columns];
        for (int i = 0; i < columns; i++) {
            row[i] = cells[i] == null ? "-" : text(cells[i]);
            numbers[i] &= cells[i] == null || cells[i] instanceof Number;
        }
        rows.add(row);
        return this;
    }

    private static String text(Object cell) {
        return cell instanceof Double d ? Numbers.metric(d) : cell.toString();
    }

    /** Prints the table; nothing when it has no rows. */
    public void print(PrintStream out) {
        if (rows.size() == 1) {
            return;
        }
        int[] width = new int[columns];
        for (String[] row : rows) {
            for (int c = 0; c < columns; c++) {
                width[c] = Math.max(width[c], row[c].length());
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                String pad = " ".repeat(width[c] - row[c].length());
                line.append(c == 0 ? "" : "  ").append(numbers[c] ? pad + row[c] : row[c] + pad);
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
