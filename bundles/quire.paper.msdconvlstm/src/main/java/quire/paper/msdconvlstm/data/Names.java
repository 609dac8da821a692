package quire.paper.msdconvlstm.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Looks at names of files. */
final class Names {
    private static final int LOOKED_AT = 1000;

    private Names() {
    }

    /** Whether the file, or one in the folder, has a name of the form. */
    static boolean any(Path data, String form) {
        if (!Files.isDirectory(data)) {
            return data.getFileName().toString().matches(form);
        }
        try (Stream<Path> list = Files.list(data)) {
            return list.limit(LOOKED_AT).anyMatch(f -> f.getFileName().toString().matches(form));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
