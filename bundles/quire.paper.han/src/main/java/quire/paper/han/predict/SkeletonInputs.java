package quire.paper.han.predict;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import quire.api.QuireException;
import quire.data.archive.ZipArchive;
import quire.paper.han.skeleton.Sequence;

/** Finds and reads the skeleton files among what a person named: files, folders (searched), zips. */
final class SkeletonInputs {
    private static final int DEPTH = 8;
    private static final int MOST = 20_000;
    private static final long LARGEST = 64L << 20;
    private final SkeletonFile reader;

    SkeletonInputs(SkeletonFile reader) {
        this.reader = reader;
    }

    /** All sequences in the order of their names. @throws QuireException if a file is bad or a folder holds none */
    List<Sequence> read(List<Path> inputs) throws IOException {
        List<Sequence> out = new ArrayList<>();
        for (Path p : inputs) {
            int before = out.size();
            if (Files.isDirectory(p)) {
                folder(p, out);
            } else if (lower(p.getFileName().toString()).endsWith(".zip")) {
                zip(p, out);
            } else {
                out.add(reader.read(p.toString(), bytes(p)));
            }
            if (out.size() == before) {
                throw QuireException.of("%s: no skeleton file in it; files must be named skeleton*.txt, *.csv or *.json", p);
            }
        }
        return out;
    }

    private void folder(Path folder, List<Sequence> out) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder, DEPTH)) {
            files = walk.filter(f -> Files.isRegularFile(f) && wanted(f.getFileName().toString())).sorted().limit(MOST + 1L).toList();
        }
        for (Path f : files) {
            add(out, reader.read(f.toString(), bytes(f)));
        }
    }

    private void zip(Path file, List<Sequence> out) throws IOException {
        try (ZipArchive zip = ZipArchive.open(file)) {
            for (String name : zip.names().stream().filter(n -> wanted(n.substring(n.lastIndexOf('/') + 1))).sorted().toList()) {
                add(out, reader.read(file + "!/" + name, zip.bytes(name)));
            }
        }
    }

    private static void add(List<Sequence> out, Sequence s) {
        if (out.size() >= MOST) {
            throw QuireException.of("more than %d sequences; predict them in parts", MOST);
        }
        out.add(s);
    }

    private static byte[] bytes(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw QuireException.of("%s: larger than %d MiB; this is no skeleton file", file, LARGEST >> 20);
        }
        return Files.readAllBytes(file);
    }

    /** The 2-D files of SHREC and DHG and the index files are left out. */
    private static boolean wanted(String name) {
        String n = lower(name);
        return n.endsWith(".csv") || n.endsWith(".json") || n.endsWith(".txt") && n.startsWith("skeleton") && !n.contains("image");
    }

    static String lower(String s) {
        return s.toLowerCase(Locale.ROOT);
    }

    /** First line with something on it. */
    static String firstLine(byte[] text) {
        String head = new String(text, 0, Math.min(text.length, 1 << 16), StandardCharsets.ISO_8859_1);
        return head.lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst().orElse("");
    }
}
