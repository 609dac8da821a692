package quire.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes Karaf's {@code features.xml} from what a distribution has: {@code etc/bundles} and {@code features/*.json}. */
final class KarafFeatures {
    /** Karaf has these itself, and two of them would not talk to each other. */
    private static final Pattern KARAFS_OWN = Pattern.compile("slf4j-api|logback-.*|org\\.apache\\.felix\\.(configadmin|gogo\\..*)|jline");
    /** Karaf's own bundles start before this level. */
    private static final int LEVEL = 80;

    private KarafFeatures() {
    }

    /** One feature {@code quire} with the platform, and one named {@code quire-NAME} for each feature. */
    static String xml(Path distribution, List<FeatureFile> features) throws IOException {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<features name=\"quire\" xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\">\n");
        out.append("  <feature name=\"quire\" version=\"").append(version(features)).append("\" description=\"The platform\">\n");
        List<Path> inFeatures = features.stream().flatMap(f -> f.bundles().values().stream()).toList();
        platform(distribution).forEach((jar, level) -> {
            if (!inFeatures.contains(jar)) {
                bundle(out, jar, LEVEL + level);
            }
        });
        out.append("  </feature>\n");
        for (FeatureFile f : features) {
            out.append("  <feature name=\"quire-").append(escape(f.name())).append("\" version=\"").append(escape(f.version()))
                    .append("\" description=\"").append(escape(f.description())).append("\">\n    <feature>quire</feature>\n");
            f.bundles().values().forEach(jar -> bundle(out, jar, LEVEL + 9));
            out.append("  </feature>\n");
        }
        return out.append("</features>\n").toString();
    }

    private static String version(List<FeatureFile> features) {
        return features.isEmpty() ? "0" : escape(features.get(0).version());
    }

    private static void bundle(StringBuilder out, Path jar, int level) {
        out.append("    <bundle start-level=\"").append(level).append("\">").append(escape(jar.toAbsolutePath().normalize().toUri().toString()))
                .append("</bundle>\n");
    }

    /** Jars that start without a terminal, papers left out, with their start levels. */
    private static Map<Path, Integer> platform(Path distribution) throws IOException {
        List<Path> jars = new ArrayList<>();
        try (Stream<Path> files = Files.list(distribution.resolve("bundles"))) {
            files.filter(f -> f.getFileName().toString().endsWith(".jar")).sorted().forEach(jars::add);
        }
        Map<Path, Integer> chosen = new LinkedHashMap<>();
        for (String line : Files.readAllLines(distribution.resolve("etc/bundles"))) {
            String[] words = line.replaceFirst("#.*", "").strip().split("\\s+");
            if (words.length != 2 || words[0].equals("9") || words[1].startsWith("quire.paper.") || KARAFS_OWN.matcher(words[1]).matches()) {
                continue;
            }
            Pattern name = Pattern.compile(Pattern.quote(words[1]).replace("*", "\\E.*\\Q") + "-\\d.*\\.jar");
            jars.stream().filter(j -> name.matcher(j.getFileName().toString()).matches()).forEach(j -> chosen.putIfAbsent(j, Integer.parseInt(words[0])));
        }
        return chosen;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
