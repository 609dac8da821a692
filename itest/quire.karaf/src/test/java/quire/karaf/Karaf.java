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
    private static final String PROMPT = "karaf@root()>";
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
        Files.writeString(folder.resolve("etc/custom.properties"), "\norg.osgi.framework.bsnversion=multiple\nquire.home=" + home + "\n",
                StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return new Karaf(folder);
    }

    /** Starts Karaf, gives its console these lines one after the other, and ends it. @return all it answered, without colours */
    String run(List<String> lines) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(folder.resolve("bin/karaf").toString()).redirectErrorStream(true).redirectOutput(out().toFile());
        builder.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home"), "JAVA_MAX_MEM", "2g", "OMP_WAIT_POLICY", "PASSIVE", "TERM", "dumb",
                "EXTRA_JAVA_OPTS", "-Dorg.bytedeco.javacpp.maxphysicalbytes=0 -Dorg.bytedeco.javacpp.cachedir=" + System.getProperty("user.home") + "/.javacpp/cache"));
        Process p = builder.start();
        StringBuilder answers = new StringBuilder();
        try {
            try (var in = p.outputWriter()) {
                answer(p, 0);
                for (String line : lines) {
                    String answer = "Command not found";
                    // Karaf's commands come one by one while its console is open already
                    for (int attempt = 0; attempt < 60 && answer.contains("Command not found"); attempt++) {
                        Thread.sleep(attempt == 0 ? 0 : 500);
                        int from = said().length();
                        in.write(line + "\n");
                        in.flush();
                        answer = answer(p, from);
                    }
                    answers.append(answer);
                }
            }
            if (!p.waitFor(60, TimeUnit.SECONDS) || p.exitValue() != 0) {
                throw new AssertionError("Karaf did not stop cleanly:\n" + said());
            }
        } finally {
            p.descendants().forEach(ProcessHandle::destroyForcibly);
            p.destroyForcibly();
        }
        return answers.toString();
    }

    /** What the console says after a place in its output, up to its next prompt. */
    private String answer(Process p, int from) throws IOException, InterruptedException {
        for (int i = 0; i < 1200; i++) {
            String said = said();
            if (said.length() > from && said.stripTrailing().endsWith(PROMPT)) {
                return said.substring(from);
            }
            if (!p.isAlive()) {
                break;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("Karaf's console gave no prompt:\n" + said());
    }

    private Path out() {
        return folder.resolve("console.out");
    }

    private String said() throws IOException {
        return Files.readString(out()).replaceAll("\u001b\\[[\\d;?]*[a-zA-Z]", "");
    }
}
