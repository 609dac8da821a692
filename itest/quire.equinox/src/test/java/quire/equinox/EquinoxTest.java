package quire.equinox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import quire.launcher.QuireRuntime;

class EquinoxTest {
    private static final Path DISTRIBUTION = Path.of(System.getProperty("quire.distribution"));

    @TempDir
    Path home;

    @Test
    @Timeout(300)
    void trainsChangesFeaturesAndStops() throws Exception {
        ObjectMapper json = new ObjectMapper();
        Map<String, JsonNode> answers = new HashMap<>();
        try (QuireRuntime quire = QuireRuntime.start(DISTRIBUTION, home)) {
            assertThat(quire.context().getBundle(0).getSymbolicName()).isEqualTo("org.eclipse.osgi");
            assertThat(quire.problems()).isEmpty();

            for (String line : commands()) {
                answers.put(line.replaceFirst(" --(no-b|set).*", ""), json.readTree(quire.json(line.split(" "))));
            }
            JsonNode trained = answers.get("train can");
            assertThat(trained.get("metrics").get("test/auc").asDouble()).isBetween(0.0, 1.0);
            assertThat(Files.readAllLines(home.resolve("runs").resolve(trained.get("run").asText()).resolve("metrics.jsonl"))).isNotEmpty();
            assertThat(answers.get("uninstall can --simulate").get("removes").toString()).isEqualTo("[\"quire.paper.can\"]");
            assertThat(answers.get("uninstall can --simulate").get("keeps").toString()).as("AGE needs it").isEqualTo("[\"quire.ctr\"]");
            assertThat(answers.get("uninstall can").get("state").asText()).isEqualTo("available");
            assertThat(answers.get("install can").get("state").asText()).isEqualTo("installed");
            assertThat(json.readTree(quire.json("papers")).findValuesAsText("id")).contains("can");
            aLibraryGoesWithItsLastFeature(quire);
        }
        assertThat(threads()).as("threads of ours that outlive the framework").isEmpty();
        assertThat(home.resolve("tmp")).isEmptyDirectory();
    }

    private static void aLibraryGoesWithItsLastFeature(QuireRuntime quire) {
        quire.json("uninstall", "can");
        assertThat(names(quire)).contains("quire.ctr", "quire.paper.age").doesNotContain("quire.paper.can");
        quire.json("uninstall", "age");
        assertThat(names(quire)).doesNotContain("quire.ctr", "quire.paper.age");
        quire.json("install", "can");
        assertThat(names(quire)).contains("quire.ctr", "quire.paper.can");
    }

    private static List<String> names(QuireRuntime quire) {
        return Stream.of(quire.context().getBundles()).map(Bundle::getSymbolicName).toList();
    }

    /** The lines of the documentation. */
    private static List<String> commands() throws IOException {
        List<String> lines = Files.readString(Path.of("../../docs/embedding.md")).replaceFirst("(?s).*```equinox\n(.*?)\n```.*", "$1").lines().toList();
        assertThat(lines).contains("install can").hasSizeLessThan(20);
        return lines;
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(n -> n.startsWith("quire")).toList();
    }
}
