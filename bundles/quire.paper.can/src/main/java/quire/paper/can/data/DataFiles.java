package quire.paper.can.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import quire.api.QuireException;

/** Finds the files of a data set at a path a person gave. */
final class DataFiles {
    private DataFiles() {
    }

    /** The file itself, or the files directly in the folder whose names fit, by name. */
    static List<Path> in(Path data, Predicate<String> name) throws IOException {
        if (Files.isRegularFile(data)) {
            return List.of(data);
        }
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(Files::isRegularFile).filter(f -> name.test(f.getFileName().toString())).sorted().toList();
        }
    }

    /** The first file of that kind in the folder, or null. A file given instead of a folder stands for its folder. */
    static Path find(Path data, Predicate<String> name) throws IOException {
        Path folder = Files.isRegularFile(data) ? data.toAbsolutePath().getParent() : data;
        List<Path> found = in(folder, name);
        if (Files.isRegularFile(data) && name.test(data.getFileName().toString())) {
            return data;
        }
        return found.isEmpty() ? null : found.get(0);
    }

    /** Like {@link #find}, but refuses when there is none. */
    static Path require(Path data, String what, Predicate<String> name) throws IOException {
        Path file = find(data, name);
        if (file == null) {
            throw new QuireException("no " + what + " in " + data + "; check --data");
        }
        return file;
    }
}
