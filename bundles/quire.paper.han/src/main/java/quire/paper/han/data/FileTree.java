package quire.paper.han.data;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import quire.api.QuireException;
import quire.data.archive.ZipArchive;

/** The files of a data set, in a folder or straight out of a zip. Names use '/', relative to where a known file was found. */
final class FileTree implements Closeable {
    private static final long LARGEST = 64L << 20;
    private static final int DEPTH = 3;
    private final Path data;
    private final ZipArchive zip;
    private final String prefix;

    private FileTree(Path data, ZipArchive zip, String prefix) {
        this.data = data;
        this.zip = zip;
        this.prefix = prefix;
    }

    /**
     * Opens a folder or zip whose root is where one of the given files lies.
     *
     * @param known names of files, the first found counts
     * @throws QuireException if there is none
     */
    static FileTree open(Path data, String... known) throws IOException {
        if (Files.isDirectory(data)) {
            for (String name : known) {
                try (Stream<Path> files = Files.walk(data, DEPTH)) {
                    Optional<Path> found = files.filter(f -> f.endsWith(name) && Files.isRegularFile(f))
                            .min(Comparator.comparing(Path::getNameCount).thenComparing(Comparator.naturalOrder()));
                    if (found.isPresent()) {
                        return new FileTree(found.get().getParent(), null, "");
                    }
                }
            }
            throw missing(data, known);
        }
        ZipArchive zip = ZipArchive.open(data);
        for (String name : known) {
            Optional<String> found = zip.names().stream().filter(n -> n.equals(name) || n.endsWith("/" + name))
                    .min(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
            if (found.isPresent()) {
                return new FileTree(data, zip, found.get().substring(0, found.get().length() - name.length()));
            }
        }
        zip.close();
        throw missing(data, known);
    }

    /** Whether a folder or zip has the file, so that it can be opened by it. */
    static boolean holds(Path data, String known) {
        if (!Files.isDirectory(data) && !data.toString().endsWith(".zip")) {
            return false;
        }
        try (FileTree tree = open(data, known)) {
            return tree.has(known);
        } catch (QuireException | IOException e) {
            return false;
        }
    }

    private static QuireException missing(Path data, String... known) {
        return QuireException.of("%s: holds none of %s; give the folder or zip that does", data, List.of(known));
    }

    boolean has(String name) {
        return zip == null ? Files.isRegularFile(path(name)) : zip.has(prefix + name);
    }

    /** What errors call a file. */
    String name(String name) {
        return zip == null ? data.resolve(name).toString() : data + "!/" + prefix + name;
    }

    /**
     * All bytes of a file.
     *
     * @param why where the file was named, for the message if it is missing
     */
    byte[] bytes(String name, String why) throws IOException {
        if (!has(name)) {
            throw QuireException.of("%s: no such file, but %s names it; complete the data set or remove the line", name(name), why);
        }
        if (zip != null) {
            return zip.bytes(prefix + name);
        }
        Path file = path(name);
        if (Files.size(file) > LARGEST) {
            throw QuireException.of("%s: larger than %d MiB; this is no skeleton file", file, LARGEST >> 20);
        }
        return Files.readAllBytes(file);
    }

    private Path path(String name) {
        Path file = data.resolve(name).normalize();
        if (!file.startsWith(data.normalize())) {
            throw QuireException.of("'%s' leads out of %s; correct the path", name, data);
        }
        return file;
    }

    @Override
    public void close() throws IOException {
        if (zip != null) {
            zip.close();
        }
    }
}
