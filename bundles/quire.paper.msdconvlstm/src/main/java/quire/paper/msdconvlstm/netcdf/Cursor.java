package quire.paper.msdconvlstm.netcdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import quire.api.QuireException;

/** Reads a classic header from front to back; never allocates more than the file holds. */
final class Cursor {
    private static final int LONGEST = 1 << 24;
    private final String file;
    private final FileChannel channel;
    private final boolean wide;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 13).flip();

    /** @param wide whether counts have eight bytes, as in CDF-5 */
    Cursor(String file, FileChannel channel, boolean wide) {
        this.file = file;
        this.channel = channel;
        this.wide = wide;
    }

    private void need(int bytes) throws IOException {
        buffer.compact();
        while (buffer.position() < bytes && channel.read(buffer) >= 0) {
            continue;
        }
        buffer.flip();
        if (buffer.remaining() < bytes) {
            throw cut();
        }
    }

    QuireException cut() {
        return QuireException.of("%s: truncated, its header ends before it is complete; get the file again", file);
    }

    int word() throws IOException {
        if (buffer.remaining() < 4) {
            need(4);
        }
        return buffer.getInt();
    }

    long wide() throws IOException {
        if (buffer.remaining() < 8) {
            need(8);
        }
        return buffer.getLong();
    }

    /** A count or length: four bytes, or eight in CDF-5. */
    long count() throws IOException {
        long n = wide ? wide() : word() & 0xFFFFFFFFL;
        if (n < 0 || n > channel.size() && n > Integer.MAX_VALUE) {
            throw QuireException.of("%s: damaged header, a count of %d; get the file again", file, n);
        }
        return n;
    }

    /** Bytes padded to four. */
    ByteBuffer bytes(long n) throws IOException {
        if (n > LONGEST || n > channel.size()) {
            throw cut();
        }
        int padded = (int) ((n + 3) & ~3L);
        byte[] out = new byte[padded];
        for (int at = 0; at < padded; ) {
            if (!buffer.hasRemaining()) {
                need(1);
            }
            int part = Math.min(padded - at, buffer.remaining());
            buffer.get(out, at, part);
            at += part;
        }
        return ByteBuffer.wrap(out, 0, (int) n);
    }

    String name() throws IOException {
        return StandardCharsets.UTF_8.decode(bytes(count())).toString();
    }
}
