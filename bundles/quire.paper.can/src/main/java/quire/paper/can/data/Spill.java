package quire.paper.can.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import quire.api.QuireException;

/** One temporary file that long columns continue in when they outgrow the heap; mapped piece by piece, deleted on closing. */
final class Spill implements Closeable {
    private final Path folder;
    private Path path;
    private FileChannel file;
    private long used;

    /** @param folder where the file is made when it is needed */
    Spill(Path folder) {
        this.folder = folder;
    }

    /** The next piece of the file, zeros. */
    IntBuffer next(int ints) {
        try {
            if (file == null) {
                path = Files.createTempFile(folder, "columns-", ".bin");
                file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            }
            long bytes = 4L * ints;
            IntBuffer piece = file.map(FileChannel.MapMode.READ_WRITE, used, bytes).order(ByteOrder.nativeOrder()).asIntBuffer();
            used += bytes;
            return piece;
        } catch (IOException e) {
            throw new QuireException("cannot extend the temporary file in " + folder + ": " + e.getMessage() + "; free some space there", e);
        }
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
                file = null;
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }
}
