package quire.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Where libraries that print end up: {@code <home>/logs/output.log}, opened at the first byte, put aside as {@code output.log.1} when
 * it has grown large.
 */
final class Noise extends OutputStream {
    private static final long LIMIT = 4L << 20;
    private final Path file;
    private OutputStream out;
    private long written;

    Noise(Path home) {
        file = home.resolve("logs/output.log");
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        if (out == null || written > LIMIT) {
            open();
        }
        out.write(bytes, from, length);
        written += length;
    }

    private void open() throws IOException {
        close();
        Files.createDirectories(file.getParent());
        if (Files.exists(file) && Files.size(file) > LIMIT) {
            Files.move(file, file.resolveSibling("output.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        written = Files.size(file);
    }

    @Override
    public synchronized void close() throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
    }
}
