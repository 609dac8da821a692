package quire.paper.densepoint.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import quire.api.QuireException;

/** Reads any file of points or a mesh by its extension. */
public final class ShapeFiles {
    /** Extensions there are readers for. */
    public static final List<String> EXTENSIONS = List.of("off", "ply", "pcd", "xyz", "txt", "csv", "pts", "obj", "stl");
    private static final long LARGEST = 512L << 20;

    private ShapeFiles() {
    }

    /** Whether the name has one of the extensions. */
    public static boolean known(Path file) {
        return EXTENSIONS.contains(extension(file.getFileName().toString()));
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** The content of a file. @throws QuireException naming file, line or record, and the reason */
    public static Shape3 read(Path file) throws IOException {
        return read(file.toString(), bytes(file));
    }

    /** All bytes of a file of bounded size. */
    public static byte[] bytes(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw QuireException.of("%s: larger than %d MiB; give a smaller cloud", file, LARGEST >> 20);
        }
        return Files.readAllBytes(file);
    }

    /** The content of bytes with the name of their file. */
    public static Shape3 read(String source, byte[] bytes) {
        return switch (extension(source)) {
            case "off" -> OffFile.read(source, bytes);
            case "ply" -> PlyFile.read(source, bytes);
            case "pcd" -> PcdFile.read(source, bytes);
            case "obj" -> ObjFile.read(source, bytes);
            case "stl" -> StlFile.read(source, bytes);
            case "xyz", "txt", "csv", "pts" -> XyzFile.read(source, bytes);
            default -> throw QuireException.of("%s: no reader for this extension; give one of %s", source, EXTENSIONS);
        };
    }
}
