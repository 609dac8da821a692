package quire.paper.densepoint;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real files that may lie beside the checkout. */
public final class SharedPoints {
    private SharedPoints() {
    }

    /** A file or folder of the data set kept there; the test is skipped where there is none. */
    public static Path require(String name) {
        String given = System.getProperty("quire.shared");
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path data = given != null ? Path.of(given, "data", name) : at.resolve("shared/data").resolve(name);
            if (Files.exists(data)) {
                return data;
            }
        }
        return Assumptions.abort("skipped: no " + name + " in a folder shared/data beside the checkout");
    }
}
