package quire.paper.fontgan.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import quire.api.QuireException;
import quire.data.json.Json;
import quire.data.picture.Pictures;

/** The standard font's glyphs and a sample of every other font, as a run keeps them for prediction. */
public final class StandardGlyphs {
    private static final int COLUMNS = 32;
    private final int size;
    private final Map<Integer, byte[]> glyphs = new HashMap<>();

    private record Index(int size, int[] characters) {
    }

    private StandardGlyphs(int size) {
        this.size = size;
    }

    static void write(Path folder, GlyphBook book) throws IOException {
        Json.write(folder.resolve("standard.json"), Map.of("size", book.size(), "characters", book.characters()));
        Pictures.write(folder.resolve("standard.png"), sheet(book.standard(), book.size()));
        Map<String, Object> names = new LinkedHashMap<>();
        for (int f = 0; f < book.names().size(); f++) {
            Pictures.write(folder.resolve("font-" + f + ".png"), sheet(book.glyphs()[f], book.size()));
            names.put("font-" + f + ".png", book.names().get(f));
        }
        Json.write(folder.resolve("fonts.json"), names);
    }

    private static BufferedImage sheet(byte[][] all, int size) {
        BufferedImage image = new BufferedImage(COLUMNS * size, (all.length + COLUMNS - 1) / COLUMNS * size, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < all.length; i++) {
            image.getRaster().setDataElements(i % COLUMNS * size, i / COLUMNS * size, size, size, all[i]);
        }
        return image;
    }

    /** Glyphs by code point of {@code standard.png}, or of {@code font-<number>.png}. */
    public static StandardGlyphs read(Path folder, String picture) throws IOException {
        Index index = Json.read(folder.resolve("standard.json"), Index.class);
        BufferedImage image = Pictures.read(folder.resolve(picture));
        StandardGlyphs out = new StandardGlyphs(index.size());
        for (int i = 0; i < index.characters().length; i++) {
            byte[] g = new byte[index.size() * index.size()];
            image.getRaster().getDataElements(i % COLUMNS * index.size(), i / COLUMNS * index.size(), index.size(), index.size(), g);
            out.glyphs.put(index.characters()[i], g);
        }
        return out;
    }

    public int size() {
        return size;
    }

    /** Code points there are. */
    public int[] characters() {
        return glyphs.keySet().stream().mapToInt(i -> i).sorted().toArray();
    }

    /** The glyph, or null. */
    public byte[] find(int codePoint) {
        return glyphs.get(codePoint);
    }

    /** The glyph; refuses characters there are not. */
    public byte[] get(int codePoint) {
        byte[] g = glyphs.get(codePoint);
        if (g == null) {
            throw QuireException.of("the standard font of this run has no %s (U+%04X); leave it out, or train on fonts that have it",
                    Character.toString(codePoint), codePoint);
        }
        return g;
    }
}
