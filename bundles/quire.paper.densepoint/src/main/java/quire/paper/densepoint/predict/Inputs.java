package quire.paper.densepoint.predict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import quire.api.QuireException;
import quire.paper.densepoint.file.ShapeFiles;

/** Files that a person named, folders searched through. */
final class Inputs {
    private static final int DEPTH = 8;

    private Inputs() {
    }

    static List<Path> files(List<Path> inputs) throws IOException {
        List<Path> out = new ArrayList<>();
        for (Path input : inputs) {
            if (!Files.isDirectory(input)) {
                if (!ShapeFiles.known(input)) {
                    throw QuireException.of("%s: no reader for this extension; give one of %s", input, ShapeFiles.EXTENSIONS);
                }
                out.add(input);
                continue;
            }
            try (Stream<Path> all = Files.walk(input, DEPTH)) {
                all.filter(f -> Files.isRegularFile(f) && ShapeFiles.known(f)).sorted().forEach(out::add);
            }
        }
        if (out.isEmpty()) {
            throw QuireException.of("%s: no files of %s; give clouds or meshes", inputs, ShapeFiles.EXTENSIONS);
        }
        return out;
    }

    /** A file's name as part of another's. */
    static String plain(int number, Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String t = (dot > 0 ? name.substring(0, dot) : name).replaceAll("[^A-Za-z0-9_-]+", "-");
        return String.format(java.util.Locale.ROOT, "%03d-%s", number, t.substring(0, Math.min(60, t.length())));
    }
}
