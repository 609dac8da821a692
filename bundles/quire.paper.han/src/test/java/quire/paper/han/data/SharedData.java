package quire.paper.han.data;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real data beside the checkout, where they are. */
public final class SharedData {
    private SharedData() {
    }

    /** A folder of {@code shared/data}; the test is skipped where there is none. */
    public static Path find(String name) {
        String given = System.getProperty("quire.shared");
        Path found = given == null ? null : Path.of(given).resolve("data").resolve(name);
        for (Path up = Path.of("").toAbsolutePath(); found == null && up != null; up = up.getParent()) {
            Path candidate = up.resolve("shared/data").resolve(name);
            found = Files.isDirectory(candidate) ? candidate : null;
        }
        Assumptions.assumeTrue(found != null && Files.isDirectory(found), "shared/data/" + name + " is not here");
        return found;
    }
}
