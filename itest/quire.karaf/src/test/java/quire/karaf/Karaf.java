package quire.karaf;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Karaf prepared for Quire as docs/embedding.md says. */
final class Karaf {
    private final Path folder;

    private Karaf(Path folder) {
        this.folder = folder;
    }

    /** Copies a fresh Karaf and gives it its settings. */
    static Karaf prepare(Path original, Path folder, Path home) throws IOException {
        Files.walkFileTree(original, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(folder.resolve(original.relativize(dir)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, folder.resolve(original.relativize(file)), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
        Path config = folder.resolve("etc/config.properties");
        Files.writeString(config, Files.readString(config).replaceFirst("(?m)^    sun\\.misc,", "    sun.misc, com.sun.management,"));
        Files.writeString(folder.resolve("etc/custom.properties"), "\nkaraf.delay.console=true\norg.osgi.framework.bsnversion=multiple\nquire.home=" + home + "\n",
                StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return new Karaf(folder);
    }

    /** Starts Karaf, gives its console these lines, and waits for it to end. @return all it printed, without colours */
    String run(List<String> lines) throws IOException, InterruptedException {
        Path out = folder.resolve("console.out");
        ProcessBuilder builder = new ProcessBuilder(folder.resolve("bin/karaf").toString()).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home"), "JAVA_MAX_MEM", "2g", "OMP_WAIT_POLICY", "PASSIVE", "TERM", "dumb",
                "EXTRA_JAVA_OPTS", "-Dorg.bytedeco.javacpp.maxphysicalbytes=0 -Dorg.bytedeco.javacpp.cachedir=" + System.getProperty("user.home") + "/.javacpp/cache"));
        Process p = builder.start();
        try (var in = p.outputWriter()) {
            for (String line : lines) {
                in.write(line + "\n");
            }
        }
        boolean ended = p.waitFor(240, TimeUnit.SECONDS);
        if (!ended) {
            p.descendants().forEach(ProcessHandle::destroyForcibly);
            p.destroyForcibly();
        }
        String said = Files.readString(out).replaceAll("\u001b\\[[\\d;?]*[a-zA-Z]", "");
        if (!ended || p.exitValue() != 0) {
            throw new AssertionError("Karaf " + (ended ? "ended with " + p.exitValue() : "did not end") + ":\n" + said);
        }
        return said;
    }
}
