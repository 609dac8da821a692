package quire.paper.can.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Lists golden vectors, so that a file added to the folder is tested without being named. */
final class GoldenFiles {
    private GoldenFiles() {
    }

    static List<String> startingWith(String prefix) {
        try (Stream<Path> files = Files.list(Path.of(GoldenFiles.class.getResource("/golden").toURI()))) {
            return files.map(f -> f.getFileName().toString().replace(".json", "")).filter(n -> n.startsWith(prefix)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
