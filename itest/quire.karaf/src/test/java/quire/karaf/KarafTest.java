package quire.karaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KarafTest {
    private static final Path DISTRIBUTION = Path.of(System.getProperty("quire.distribution")).toAbsolutePath().normalize();
    private static final Path PAGE = Path.of("../../docs/embedding.md");

    @TempDir
    Path folder;

    @Test
    void installsTrainsIsUpdatedHotAndStops() throws Exception {
        Path home = folder.resolve("home");
        Path features = features();
        Path update = withVersion(paper(), "9.0.0");
        String said = Karaf.prepare(Path.of(System.getProperty("karaf")), folder.resolve("karaf"), home).run(commands(features, update));

        assertThat(said).contains("2011.05625", "quire.paper.can 9.0.0").doesNotContain("Error executing command", "Command not found", "quire: ");
        List<String> versions;
        try (Stream<Path> runs = Files.list(home.resolve("runs"))) {
            versions = runs.filter(Files::isDirectory).sorted().map(KarafTest::paperVersion).toList();
        }
        assertThat(versions).as("the bundle each run was trained by").containsExactly("0.1.0.SNAPSHOT", "9.0.0");
    }

    /** The console lines of the documentation. */
    private static List<String> commands(Path features, Path update) throws IOException {
        List<String> lines = Files.readString(PAGE).replaceFirst("(?s).*```karaf\n(.*?)\n```.*", "$1").lines()
                .map(l -> l.replace("$FEATURES", features.toUri().toString()).replace("$UPDATE", update.toString())).toList();
        assertThat(lines).anyMatch(l -> l.startsWith("feature:install quire-can")).noneMatch(l -> l.contains("$"));
        return lines;
    }

    private static String paperVersion(Path run) {
        try {
            String record = Files.readString(run.resolve("run.json"));
            assertThat(record).containsPattern("\"state\"\\s*:\\s*\"done\"");
            return record.replaceFirst("(?s).*\"quire\\.paper\\.can\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What the distribution writes for Karaf. */
    private Path features() throws Exception {
        Path file = folder.resolve("features.xml");
        Process p = new ProcessBuilder(DISTRIBUTION.resolve("bin/quire").toString(), "--home", folder.resolve("quire").toString(), "features",
                "--karaf", file.toString()).inheritIO().start();
        assertThat(p.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(p.exitValue()).isZero();
        return file;
    }

    private static Path paper() throws IOException {
        try (Stream<Path> jars = Files.list(DISTRIBUTION.resolve("bundles"))) {
            return jars.filter(j -> j.getFileName().toString().startsWith("quire.paper.can-")).findFirst().orElseThrow();
        }
    }

    /** A copy of a bundle that says another version in its manifest. */
    private Path withVersion(Path jar, String version) throws IOException {
        Path copy = Files.copy(jar, folder.resolve("can-" + version + ".jar"));
        try (FileSystem zip = FileSystems.newFileSystem(copy)) {
            Path file = zip.getPath("META-INF/MANIFEST.MF");
            Manifest manifest;
            try (InputStream in = Files.newInputStream(file)) {
                manifest = new Manifest(in);
            }
            manifest.getMainAttributes().putValue("Bundle-Version", version);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            manifest.write(bytes);
            Files.write(file, bytes.toByteArray());
        }
        return copy;
    }
}
