package quire.data.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file under a temporary name beside its place, syncs it and renames it: readers and crashes see the old content or the
 * new, never a part. A crash may leave a temporary file, whose name starts with {@value #TEMPORARY}.
 */
public final class AtomicFile {
    /** How the names of unfinished files start. */
    public static final String TEMPORARY = ".tmp-";

    private AtomicFile() {
    }

    /** Puts out the content of a file. */
    @FunctionalInterface
    public interface Content {
        void to(FileChannel file) throws IOException;
    }

    /** Puts out the content of a file. */
    @FunctionalInterface
    public interface Stream {
        void to(OutputStream out) throws IOException;
    }

    /** Replaces a file by what {@code content} writes; if that fails the file stays as it was. */
    public static void write(Path file, Content content) throws IOException {
        Path place = file.toAbsolutePath();
        Files.createDirectories(place.getParent());
        Path temporary = place.resolveSibling(TEMPORARY + UUID.randomUUID() + "-" + place.getFileName());
        try {
            try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.to(out);
                out.force(true);
            }
            Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        sync(place.getParent());
    }

    /** Replaces a file by what {@code content} writes to a buffered stream. */
    public static void stream(Path file, Stream content) throws IOException {
        write(file, channel -> {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.to(out);
            out.flush();
        });
    }

    /** Replaces a file by UTF-8 text. */
    public static void text(Path file, CharSequence text) throws IOException {
        stream(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Makes the renames in a folder last; systems that cannot open folders keep them by themselves. */
    private static void sync(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel f = FileChannel.open(folder, StandardOpenOption.READ)) {
                f.force(true);
            }
        }
    }
}
