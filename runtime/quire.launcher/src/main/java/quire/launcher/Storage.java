package quire.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder a framework keeps its bundles' state in, {@code <home>/tmp/framework-<pid>-<n>}. Several processes may share a home, so
 * each framework has its own; it goes with the framework, and what killed processes left goes at the next start.
 */
final class Storage {
    private static final Pattern NAME = Pattern.compile("framework-(\\d+)-\\d+");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Storage() {
    }

    static Path create(Path home) throws IOException {
        Path tmp = Files.createDirectories(home.resolve("tmp"));
        try (Stream<Path> old = Files.list(tmp)) {
            old.filter(Storage::stale).forEach(Storage::delete);
        }
        Path mine = tmp.resolve("framework-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet());
        delete(mine);
        return Files.createDirectories(mine);
    }

    private static boolean stale(Path folder) {
        Matcher m = NAME.matcher(folder.getFileName().toString());
        return m.matches() && ProcessHandle.of(Long.parseLong(m.group(1))).isEmpty();
    }

    /** Deletes a folder with all it holds; what another process deletes meanwhile is no error. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    if (e instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw e;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path dir, IOException e) throws IOException {
                    Files.deleteIfExists(dir);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
