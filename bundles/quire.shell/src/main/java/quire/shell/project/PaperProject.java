package quire.shell.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import quire.api.QuireException;

/** The project of a new paper: a Maven module that becomes a bundle, written from templates. */
public final class PaperProject {
    private static final String TEMPLATES = "/new-paper/";
    private static final List<String> PLAIN = List.of("pom.xml", "README.md");
    private static final List<String> MAIN = List.of("Network", "MlpFactory", "LinearFactory", "ClassMetrics", "Examples", "RingsFactory", "CsvFactory");
    /** Classes that have the paper's name in front. */
    private static final List<String> NAMED = List.of("Paper", "Task", "Experiment");
    private static final List<String> TESTS = List.of("DataTest", "NetworkTest");
    private static final String ID = "[a-z][a-z0-9]*";
    private static final String PACKAGE = "[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+";

    private final String id;
    private final String name;
    private final String java;
    private final Distribution distribution;

    /**
     * @param id   the paper's id: lower-case letters and digits
     * @param java package and symbolic name, of two words or more
     * @throws QuireException if a name cannot be one
     */
    public PaperProject(String id, String java, Distribution distribution) {
        if (!id.matches(ID)) {
            throw new QuireException("'" + id + "' cannot be a paper's id: take lower-case letters and digits, a letter first");
        }
        if (!java.matches(PACKAGE)) {
            throw new QuireException("'" + java + "' cannot be a package: take lower-case words joined by dots, as org.example." + id);
        }
        this.id = id;
        this.name = id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
        this.java = java;
        this.distribution = distribution;
    }

    /**
     * Writes all files or none.
     *
     * @param folder must not be there yet, or be empty
     * @return files written, the first to look at first
     */
    public List<Path> write(Path folder) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        if (Files.exists(target) && !empty(target)) {
            throw new QuireException(folder + " is there already and not empty; give --dir another folder");
        }
        Path parent = Files.createDirectories(target.getParent());
        Path draft = Files.createDirectory(parent.resolve("." + target.getFileName() + "-" + UUID.randomUUID()));
        try {
            List<Path> files = fill(draft);
            Files.deleteIfExists(target);
            Files.move(draft, target);
            return files.stream().map(f -> target.resolve(draft.relativize(f))).toList();
        } finally {
            delete(draft);
        }
    }

    private List<Path> fill(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String file : PLAIN) {
            files.add(put(file, root.resolve(file)));
        }
        Path main = root.resolve("src/main/java").resolve(java.replace('.', '/'));
        for (String file : NAMED) {
            files.add(put("main/" + file + ".java", main.resolve(name + file + ".java")));
        }
        for (String file : MAIN) {
            files.add(put("main/" + file + ".java", main.resolve(file + ".java")));
        }
        Path test = root.resolve("src/test/java").resolve(java.replace('.', '/'));
        for (String file : TESTS) {
            files.add(put("test/" + file + ".java", test.resolve(file + ".java")));
        }
        return files;
    }

    private Path put(String template, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (InputStream in = PaperProject.class.getResourceAsStream(TEMPLATES + template)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            boolean xml = template.endsWith(".xml");
            for (Map.Entry<String, String> e : Map.of("@id@", id, "@Name@", name, "@package@", java, "@path@", java.replace('.', '/'),
                    "@distribution@", distribution.folder().toString(), "@version@", distribution.version()).entrySet()) {
                text = text.replace(e.getKey(), xml ? escaped(e.getValue()) : e.getValue());
            }
            return Files.writeString(file, text);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static boolean empty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(p);
                }
            }
        }
    }
}
