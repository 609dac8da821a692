package quire.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program {@code quire} with a home of its own. */
final class Quire {
    private final Path home;

    Quire(Path home) {
        this.home = home;
    }

    /** What a command left. */
    record Outcome(int exit, String out, String err) {
        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(out);
        }
    }

    Path home() {
        return home;
    }

    /** Runs a command to its end; ends it after three minutes. */
    Outcome run(String... command) throws IOException, InterruptedException {
        return run("", command);
    }

    /** Gives lines on standard input instead of a command. */
    Outcome pipe(String lines) throws IOException, InterruptedException {
        return run(lines, new String[0]);
    }

    private Outcome run(String input, String[] command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("quire", ".out");
        Path err = Files.createTempFile("quire", ".err");
        Process p = builder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try (var in = p.getOutputStream()) {
            in.write(input.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        boolean ended = p.waitFor(180, TimeUnit.SECONDS);
        if (!ended) {
            p.destroyForcibly();
        }
        Outcome outcome = new Outcome(ended ? p.exitValue() : -1, Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return outcome;
    }

    /** Starts a command and leaves it running. */
    Process start(String... command) throws IOException {
        return builder(command).redirectErrorStream(true).redirectOutput(home.resolveSibling("background.out").toFile()).start();
    }

    private ProcessBuilder builder(String... command) {
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("quire.distribution"), "bin", "quire").toString(),
                "--home", home.toString()));
        line.addAll(List.of(command));
        return new ProcessBuilder(line);
    }

    /** Whether there is a run yet, and it has the file. */
    boolean has(String file) throws IOException {
        Path folder = home.resolve("runs");
        if (!Files.exists(folder)) {
            return false;
        }
        try (var runs = Files.list(folder)) {
            return runs.anyMatch(r -> Files.exists(r.resolve(file)));
        }
    }

    /** The only run in the home. */
    Path run() throws IOException {
        try (var runs = Files.list(home.resolve("runs"))) {
            return runs.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }
}
