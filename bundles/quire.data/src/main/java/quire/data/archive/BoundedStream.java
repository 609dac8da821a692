package quire.data.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;

/** Tells the archive how much came out of an entry; the archive may refuse more. */
final class BoundedStream extends FilterInputStream {
    private final ZipArchive archive;
    private final ZipEntry entry;
    private long soFar;

    BoundedStream(InputStream in, ZipArchive archive, ZipEntry entry) {
        super(in);
        this.archive = archive;
        this.entry = entry;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            archive.check(entry, ++soFar);
        }
        return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n = super.read(into, offset, length);
        if (n > 0) {
            soFar += n;
            archive.check(entry, soFar);
        }
        return n;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
