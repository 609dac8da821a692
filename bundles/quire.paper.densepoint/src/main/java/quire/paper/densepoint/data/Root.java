package quire.paper.densepoint.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import quire.api.QuireException;
import quire.paper.densepoint.file.ShapeFiles;

/** A data set's folder: where a known file lies, and the files around it. */
record Root(Path folder) {
    private static final int DEPTH = 3;

    /** The folder that holds a file of this name, at most three deep. */
    static Optional<Root> find(Path data, String name) {
        if (!Files.isDirectory(data)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(data, DEPTH)) {
            return files.filter(f -> f.getFileName().toString().equals(name) && Files.isRegularFile(f))
                    .min(Comparator.comparing(Path::getNameCount).thenComparing(Comparator.naturalOrder())).map(f -> new Root(f.getParent()));
        } catch (IOException | java.io.UncheckedIOException e) {
            return Optional.empty();
        }
    }

    static Root require(Path data, String name) {
        return find(data, name).orElseThrow(() -> QuireException.of("%s: holds no %s; give the folder that does", data, name));
    }

    /** A file that a list names. */
    Path file(String name, String why) {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder.normalize())) {
            throw QuireException.of("'%s' leads out of %s; correct the path", name, folder);
        }
        if (!Files.isRegularFile(file)) {
            throw QuireException.of("%s: no such file, but %s names it; complete the data set or remove the line", file, why);
        }
        return file;
    }

    /** Lines of a list that are not empty. */
    java.util.List<String> lines(String name) throws IOException {
        return new String(bytes(name), java.nio.charset.StandardCharsets.UTF_8).lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    }

    byte[] bytes(String name) throws IOException {
        return ShapeFiles.bytes(file(name, "the data set's layout"));
    }
}
