package quire.paper.fontgan.data;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.Schema;
import quire.api.dataset.Split;
import quire.api.option.OptionValues;
import quire.api.option.Options;

/** Glyphs split by character, and by font where fonts are held out: {@code test_font} has unseen fonts and characters. */
final class GlyphDataset implements Dataset {
    private final GlyphBook book;
    private final Map<String, Split> splits = new LinkedHashMap<>();
    private final Schema schema;

    GlyphDataset(GlyphBook book, OptionValues o, Map<String, String> facts) {
        this.book = book;
        int total = book.characters().length;
        int test = o.integer("test");
        int validation = o.integer("validation");
        int train = Math.min(o.integer("train"), total - test - validation);
        int held = o.integer("hold_out");
        int labels = book.names().size() - held;
        if (train < 2) {
            throw QuireException.of("%d characters in all fonts do not leave any for training after %d for validation and %d for test; ask for fewer",
                    total, validation, test);
        }
        if (labels < 1) {
            throw QuireException.of("hold_out=%d leaves none of %d fonts for training; hold out fewer", held, book.names().size());
        }
        boolean same = o.word("reference").equals("same");
        int[] seen = IntStream.range(0, labels).toArray();
        splits.put(TRAIN, new GlyphSplit(book, seen, 0, train, labels, same));
        splits.put(VALIDATION, new GlyphSplit(book, seen, train, train + validation, labels, same));
        splits.put(TEST, new GlyphSplit(book, seen, train + validation, train + validation + test, labels, same));
        if (held > 0) {
            splits.put(TEST + "_font", new GlyphSplit(book, IntStream.range(labels, labels + held).toArray(), train + validation,
                    train + validation + test, labels, same));
        }
        this.schema = new Schema(Map.of("size", (long) book.size()), book.names().subList(0, labels), facts);
    }

    /** Options that all sources share. */
    static Options options(int size, int train, int validation, int test) {
        return Options.none()
                .integer("size", size, 16, 256, "side of glyphs in pixels, a multiple of 16")
                .integer("train", train, 2, 20000, "characters for training, at most")
                .integer("validation", validation, 2, 5000, "characters for validation")
                .integer("test", test, 2, 5000, "characters for test, never seen in any font")
                .integer("hold_out", 0, 0, 100, "fonts kept for the split test_font: the last ones")
                .word("reference", "other", "which character shows the style: another of the font or the same", "other", "same");
    }

    static int wanted(OptionValues o) {
        return o.integer("train") + o.integer("validation") + o.integer("test");
    }

    /** The side; refuses what does not halve four times. */
    static int size(OptionValues o) {
        int size = o.integer("size");
        if (size % 16 != 0) {
            throw QuireException.of("size=%d is no multiple of 16; give 32, 48 or 64", size);
        }
        return size;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public List<String> splits() {
        return List.copyOf(splits.keySet());
    }

    @Override
    public Split split(String name) {
        Split s = splits.get(name);
        if (s == null) {
            throw QuireException.of("no split '%s', only %s", name, splits.keySet());
        }
        return s;
    }

    @Override
    public Map<String, Long> counts() {
        return book.counts();
    }

    @Override
    public String fingerprint() {
        try {
            MessageDigest d = MessageDigest.getInstance("SHA-256");
            for (byte[] g : book.standard()) {
                d.update(g);
            }
            for (byte[][] font : book.glyphs()) {
                for (byte[] g : font) {
                    d.update(g);
                }
            }
            return HexFormat.of().formatHex(d.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void writeArtifacts(Path folder) throws IOException {
        StandardGlyphs.write(folder, book);
    }
}
