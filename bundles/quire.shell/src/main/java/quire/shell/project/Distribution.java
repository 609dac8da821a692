package quire.shell.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import quire.api.QuireException;

/**
 * An installed Quire to build against.
 *
 * @param folder  the one with {@code bundles}
 * @param version of its bundles, as their files are named
 */
public record Distribution(Path folder, String version) {
    private static final String BEFORE = "quire.api-";
    private static final String AFTER = ".jar";

    /** @throws QuireException if no Quire lies there */
    public static Distribution at(Path folder) throws IOException {
        Path bundles = folder.resolve("bundles");
        if (Files.isDirectory(bundles)) {
            try (Stream<Path> all = Files.list(bundles)) {
                String api = all.map(p -> p.getFileName().toString()).filter(n -> n.startsWith(BEFORE) && n.endsWith(AFTER)).findFirst().orElse(null);
                if (api != null) {
                    return new Distribution(folder.toAbsolutePath().normalize(), api.substring(BEFORE.length(), api.length() - AFTER.length()));
                }
            }
        }
        throw new QuireException("no Quire is installed in " + folder + ": there is no bundles/" + BEFORE + "*" + AFTER + "; give --distribution the folder with bin and bundles");
    }
}
