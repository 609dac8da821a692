package quire.paper.can.data;

import quire.data.table.TableReader;

/** Reads click labels. */
final class Labels {
    private Labels() {
    }

    /** Whether the field says 1; refuses anything but 0 and 1. */
    static boolean read(TableReader row, int column) {
        String label = row.text(column).strip();
        if (label.equals("1")) {
            return true;
        }
        if (label.equals("0")) {
            return false;
        }
        throw row.error(column, "is not a label: give 0 or 1");
    }
}
