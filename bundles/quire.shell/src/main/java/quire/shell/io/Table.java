package quire.shell.io;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Rows under headings, columns aligned; numbers to the right. */
public final class Table {
    private final List<String[]> rows = new ArrayList<>();
    private final int columns;

    /** @param headings one per column; none for a table without a heading line */
    public Table(String... headings) {
        columns = headings.length;
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
        boolean[] right = new boolean[columns];
        for (int c = 0; c < columns; c++) {
            right[c] = true;
            for (int r = 0; r < rows.size(); r++) {
                String cell = rows.get(r)[c];
                width[c] = Math.max(width[c], cell.length());
                right[c] &= r == 0 || cell.matches("[-+]?[0-9.,e+-]*%?");
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                String pad = " ".repeat(width[c] - row[c].length());
                line.append(c == 0 ? "" : "  ").append(right[c] ? pad + row[c] : row[c] + pad);
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
