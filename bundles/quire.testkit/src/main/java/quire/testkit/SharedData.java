package quire.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds the small real data sets, which are not part of the project; tests on them are skipped where they are not. */
public final class SharedData {
    private SharedData() {
    }

    /** A file or folder below {@code shared/data}, or below {@code data} of the folder that the system property {@code quire.shared} names. */
    public static Path find(String name) {
        String given = System.getProperty("quire.shared");
        Path at = given == null ? Path.of("").toAbsolutePath() : Path.of(given);
        if (given != null && Files.exists(at.resolve("data").resolve(name))) {
            return at.resolve("data").resolve(name);
        }
        for (; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("shared/data").resolve(name))) {
                return at.resolve("shared/data").resolve(name);
            }
        }
        Assumptions.abort("no shared/data/" + name + " above this folder");
        throw new AssertionError();
    }
}
