package quire.data.table;

import java.io.Closeable;
import java.io.IOException;

/** A stream of records; the current one's fields are read by index. */
interface Records extends Closeable {
    /** Goes to the next record that is not an empty line; false at the end. */
    boolean next() throws IOException;

    /** Number of fields of the current record. */
    int width();

    String text(int column);

    /** Line on which the current record ends, from 1. */
    long line();
}
