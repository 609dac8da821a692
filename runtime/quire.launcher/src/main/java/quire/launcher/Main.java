package quire.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The program {@code quire}: one command and out, or a shell. */
public final class Main {
    /** Seconds an interrupted command has for its checkpoint before the framework stops under it. */
    private static final int PATIENCE = 60;

    private Main() {
    }

    /** @param args {@code [--home DIR] [COMMAND…]} */
    public static void main(String[] args) {
        PrintStream out = System.out;
        try {
            List<String> words = new ArrayList<>(List.of(args));
            Path home = home(words);
            // what libraries print must not mix with what commands print
            System.setOut(new PrintStream(new Noise(home), true));
            boolean bare = words.stream().allMatch(w -> w.equals("--json") || w.equals("-v"));
            boolean interactive = bare && (System.console() != null || "terminal".equals(System.getProperty("quire.input")));
            if (interactive && words.contains("--json")) {
                System.setProperty("quire.json", "true");
            }
            System.setProperty("quire.oneshot", Boolean.toString(!interactive));
            System.exit(execute(home, interactive, bare, words, out));
        } catch (LaunchException e) {
            System.err.println("quire: " + e.getMessage());
            System.exit(1);
        } catch (RuntimeException | Error e) {
            // without an exit the framework's threads would keep the process
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static int execute(Path home, boolean interactive, boolean bare, List<String> words, PrintStream out) {
        QuireRuntime runtime = QuireRuntime.start(distribution(), home, interactive);
        Thread command = Thread.currentThread();
        CountDownLatch done = new CountDownLatch(1);
        Thread hook = new Thread(() -> {
            try {
                // Ctrl-C: the command saves its work and says how to go on, then the framework stops
                command.interrupt();
                done.await(PATIENCE, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            runtime.close();
        }, "quire shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        int code = 0;
        try {
            if (interactive) {
                runtime.await();
            } else if (bare) {
                code = Script.run(runtime, System.in, out, System.err, words);
            } else {
                code = runtime.run(out, System.err, words.toArray(new String[0]));
            }
        } catch (InterruptedException e) {
            code = 130;
        } finally {
            out.flush();
            done.countDown();
        }
        return code;
    }

    /** Takes {@code --home DIR} out of the words before the command. */
    static Path home(List<String> words) {
        for (int i = 0; i < words.size() && words.get(i).startsWith("-"); i++) {
            String word = words.get(i);
            if (word.startsWith("--home=")) {
                words.remove(i);
                return Path.of(word.substring("--home=".length()));
            }
            if (word.equals("--home")) {
                if (i + 1 == words.size()) {
                    throw new LaunchException("--home needs a folder: quire --home DIR COMMAND");
                }
                words.remove(i);
                return Path.of(words.remove(i));
            }
        }
        String env = System.getenv("QUIRE_HOME");
        return env != null && !env.isBlank() ? Path.of(env) : Path.of(System.getProperty("user.home"), ".quire");
    }

    /** The folder above the launcher's own jar, or the one the start script names. */
    private static Path distribution() {
        String given = System.getProperty("quire.distribution");
        if (given != null) {
            return Path.of(given);
        }
        try {
            return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI()).getParent().getParent();
        } catch (java.net.URISyntaxException e) {
            throw new LaunchException("cannot tell where Quire is installed; set -Dquire.distribution=DIR", e);
        }
    }
}
