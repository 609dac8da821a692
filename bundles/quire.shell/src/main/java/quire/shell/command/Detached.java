package quire.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.QuireException;

/**
 * Another Quire process that runs a command after this one has ended.
 *
 * @param job its job, {@code pid:id}
 * @param log file that receives what it prints
 */
record Detached(String job, Path log) {
    static Detached start(Desk desk, List<String> words) throws IOException, InterruptedException {
        String script = System.getProperty("quire.script");
        if (script == null) {
            throw new QuireException("--background needs the program bin/quire; without it use the shell or the job manager");
        }
        Path log = Files.createDirectories(desk.home().resolve("logs")).resolve("background-" + Instant.now().toString().replace(':', '-') + ".log");
        List<String> command = new ArrayList<>(List.of("nohup", script, "--home", desk.home().toString()));
        command.addAll(words);
        Process process = new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        while (process.isAlive()) {
            for (Peer peer : desk.peers()) {
                if (peer.pid() == process.pid() && peer.ask("jobs") instanceof List<?> jobs && !jobs.isEmpty()) {
                    return new Detached(peer.pid() + ":" + ((Map<?, ?>) jobs.get(0)).get("id"), log);
                }
            }
            Thread.sleep(100);
        }
        List<String> said = Files.readAllLines(log);
        if (process.exitValue() == 0) {
            return new Detached(process.pid() + ":ended", log);
        }
        throw new QuireException(said.isEmpty() ? "the background process ended with code " + process.exitValue() + "; see " + log
                : said.get(said.size() - 1).replaceFirst("^quire: ", ""));
    }

    Map<String, Object> document() {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("job", job);
        m.put("log", log.toString());
        return m;
    }
}
