package quire.paper.fontgan.data;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import quire.api.QuireException;

/** Finds font files and the faces in them that can write Chinese. */
public final class FontFiles {
    /** A character that every Chinese face has. */
    private static final int COMMON = '\u4e2d';
    private static final List<Path> USUAL = List.of(Path.of("/usr/share/fonts"), Path.of("/usr/local/share/fonts"), Path.of("C:/Windows/Fonts"),
            Path.of("/Library/Fonts"), Path.of("/System/Library/Fonts"));

    private FontFiles() {
    }

    /** Faces of a file or of all files below a folder; of the usual folders when null. */
    public static List<Font> faces(Path data) throws IOException {
        List<Font> found = new ArrayList<>();
        for (Path root : data == null ? USUAL : List.of(data)) {
            for (Path file : files(root)) {
                for (Font f : read(file)) {
                    if (f.canDisplay(COMMON)) {
                        found.add(f);
                    }
                }
            }
        }
        if (found.isEmpty()) {
            throw new QuireException((data == null ? "no Chinese font on this machine" : "no Chinese font in " + data)
                    + "; install fonts-arphic-ukai fonts-arphic-uming fonts-wqy-zenhei fonts-wqy-microhei, or train on made glyphs with --dataset strokes");
        }
        return found;
    }

    private static List<Path> files(Path root) throws IOException {
        if (Files.isRegularFile(root)) {
            return List.of(root);
        }
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(p -> p.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.(ttf|otf|ttc|otc)")).sorted().toList();
        }
    }

    /** All faces of a file. */
    static Font[] read(Path file) throws IOException {
        try {
            return Font.createFonts(file.toFile());
        } catch (FontFormatException e) {
            throw new QuireException(file + ": not a TrueType or OpenType font (" + e.getMessage() + "); remove it or convert it to .ttf or .otf", e);
        }
    }
}
