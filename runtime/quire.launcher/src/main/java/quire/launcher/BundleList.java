package quire.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The file {@code etc/bundles} of a distribution: which jars start, in which order. A line is a start level and the name of a jar in
 * {@code bundles/} without version, where {@code *} stands for anything; {@code #} starts a comment.
 */
final class BundleList {
    /** Start level of what only a shell on a terminal needs. */
    static final int INTERACTIVE = 9;

    /** @param level start level, 1 to {@value #INTERACTIVE} */
    record Entry(int level, Path jar) {
    }

    private BundleList() {
    }

    /** Reads the list; refuses a line that is not understood or names no jar. */
    static List<Entry> read(Path distribution) throws IOException {
        Path list = distribution.resolve("etc/bundles");
        if (!Files.isRegularFile(list)) {
            throw new LaunchException("no Quire distribution in " + distribution + " (etc/bundles is missing); unpack or build it again");
        }
        List<String> names = jars(distribution.resolve("bundles"));
        List<Entry> entries = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        int number = 0;
        for (String line : Files.readAllLines(list)) {
            number++;
            String[] words = line.replaceFirst("#.*", "").strip().split("\\s+");
            if (words[0].isEmpty()) {
                continue;
            }
            if (words.length != 2 || !words[0].matches("[1-9]")) {
                throw new LaunchException(list + " line " + number + ": '" + line + "' is not <level 1-9> <jar name>; correct the line");
            }
            Pattern jar = Pattern.compile(Pattern.quote(words[1]).replace("*", "\\E.*\\Q") + "-\\d.*\\.jar");
            List<String> found = names.stream().filter(n -> jar.matcher(n).matches()).toList();
            if (found.isEmpty() && !words[1].contains("*")) {
                throw new LaunchException(list + " line " + number + ": no jar " + words[1] + " in " + distribution.resolve("bundles")
                        + "; unpack or build the distribution again");
            }
            for (String name : found) {
                if (seen.add(name)) {
                    entries.add(new Entry(Integer.parseInt(words[0]), distribution.resolve("bundles").resolve(name)));
                }
            }
        }
        return entries;
    }

    private static List<String> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).filter(n -> n.endsWith(".jar")).sorted().toList();
        }
    }
}
