package quire.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import quire.api.QuireException;
import quire.data.json.Json;

/**
 * A feature as its file says it (OSGi Compendium, chapter 159: {@code id} and {@code bundles}, each by Maven coordinates).
 *
 * @param name    file name without {@code .json}
 * @param bundles symbolic names (our artifact ids) to jars in the distribution's {@code bundles/}
 */
record FeatureFile(String name, String version, String description, Map<String, Path> bundles) {
    static List<FeatureFile> all(Path distribution) throws IOException {
        List<FeatureFile> all = new ArrayList<>();
        Path folder = distribution.resolve("features");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(f -> f.getFileName().toString().endsWith(".json")).sorted().toList()) {
                    all.add(read(file, distribution.resolve("bundles")));
                }
            }
        }
        return all;
    }

    private static FeatureFile read(Path file, Path jars) throws IOException {
        Map<?, ?> document = Json.read(file, Map.class);
        String[] id = coordinates(file, document.get("id"));
        Map<String, Path> bundles = new java.util.LinkedHashMap<>();
        for (Object bundle : document.get("bundles") instanceof List<?> list ? list : List.of()) {
            String[] c = coordinates(file, bundle instanceof Map<?, ?> m ? m.get("id") : bundle);
            bundles.put(c[1], jars.resolve(c[1] + "-" + c[2] + ".jar"));
        }
        Object description = document.get("description");
        return new FeatureFile(file.getFileName().toString().replaceFirst("\\.json$", ""), id[2],
                description == null ? "" : description.toString(), bundles);
    }

    private static String[] coordinates(Path file, Object id) {
        String[] words = String.valueOf(id).split(":");
        if (words.length != 3 || !Stream.of(words).allMatch(w -> w.matches("[\\w.-]+"))) {
            throw new QuireException(file + ": '" + id + "' is not group:artifact:version; correct the feature");
        }
        return words;
    }
}
