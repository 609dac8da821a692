package quire.data.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;

/** Lines cut at a separator. Keeps only where the fields start, and cuts those that are asked for. */
final class PlainRecords implements Records {
    private final BufferedReader in;
    private final char separator;
    private String line;
    private int[] starts = new int[32];
    private int width;
    private long number;

    PlainRecords(BufferedReader in, char separator) {
        this.in = in;
        this.separator = separator;
    }

    @Override
    public boolean next() throws IOException {
        do {
            line = in.readLine();
            if (line == null) {
                return false;
            }
            number++;
        } while (line.isEmpty());
        width = 0;
        int at = 0;
        do {
            if (width + 2 > starts.length) {
                starts = Arrays.copyOf(starts, 2 * starts.length);
            }
            starts[width++] = at;
            at = line.indexOf(separator, at) + 1;
        } while (at > 0);
        starts[width] = line.length() + 1;
        return true;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public String text(int column) {
        return line.substring(starts[column], starts[column + 1] - 1);
    }

    @Override
    public long line() {
        return number;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
