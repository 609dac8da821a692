package quire.paper.msdconvlstm.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import quire.api.QuireException;
import quire.paper.msdconvlstm.grid.Cut;
import quire.paper.msdconvlstm.grid.Series;
import quire.paper.msdconvlstm.grid.SeriesBuilder;

/**
 * Opens files or folders of one kind as a series.
 *
 * @param source   kind of files
 * @param elements wanted, in this order
 * @param units    wished units by element
 * @param cut      what is kept of the grid
 * @param index    whether times without a date are counted in days from 1970
 */
public record Archive(Source source, List<String> elements, Map<String, String> units, Cut cut, boolean index) {
    private static final int DEPTH = 4;
    private static final int MOST = 50_000;

    /** @param fingerprint SHA-256 of the files' bytes */
    public record Opened(Series series, Map<String, Long> counts, String fingerprint) {
    }

    /** Files of this kind among files and folders, by name. @throws QuireException if there are none */
    public List<Path> files(List<Path> inputs) throws IOException {
        List<Path> out = new ArrayList<>();
        for (Path p : inputs) {
            if (!Files.isDirectory(p)) {
                out.add(p);
                continue;
            }
            try (Stream<Path> walk = Files.walk(p, DEPTH)) {
                walk.filter(f -> Files.isRegularFile(f) && source.takes(f.getFileName().toString().toLowerCase(Locale.ROOT))).sorted().limit(MOST + 1L)
                        .forEach(out::add);
            }
        }
        if (out.isEmpty() || out.size() > MOST) {
            throw QuireException.of("%s: %s files of kind %s; give a folder with 1 to %d", inputs, out.isEmpty() ? "no" : "too many",
                    source.name().toLowerCase(Locale.ROOT), MOST);
        }
        return out;
    }

    /** Reads them all. */
    public Opened open(List<Path> inputs) throws IOException {
        SeriesBuilder builder = new SeriesBuilder(units, cut);
        MessageDigest digest = digest();
        List<Path> files = files(inputs);
        for (Path f : files) {
            source.read(f, elements, index, builder);
            try (InputStream in = new DigestInputStream(Files.newInputStream(f), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
        }
        Series s = builder.build(elements);
        Map<String, Long> counts = new TreeMap<>(builder.counts());
        counts.put("files", (long) files.size());
        return new Opened(s, counts, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
