package quire.data.table;

import java.io.IOException;
import java.io.Reader;

/** Passes text on and refuses lines that are too long; drops a byte order mark at the start. */
final class BoundedLines extends Reader {
    private final Reader in;
    private final int longest;
    private int run;
    private boolean begun;

    BoundedLines(Reader in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int n = in.read(into, offset, length);
        if (!begun && n > 0) {
            begun = true;
            if (into[offset] == '\uFEFF') {
                n--;
                System.arraycopy(into, offset + 1, into, offset, n);
                if (n == 0) {
                    return read(into, offset, length);
                }
            }
        }
        for (int i = offset; i < offset + n; i++) {
            run = into[i] == '\n' || into[i] == '\r' ? 0 : run + 1;
            if (run > longest) {
                throw new IOException("a line is longer than " + longest + " characters");
            }
        }
        return n;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
