package quire.equinox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import quire.launcher.QuireRuntime;

class EquinoxTest {
    private static final Path DISTRIBUTION = Path.of(System.getProperty("quire.distribution"));

    @TempDir
    Path home;

    @Test
    @Timeout(300)
    void trainsChangesFeaturesAndStops() throws Exception {
        ObjectMapper json = new ObjectMapper();
        BundleContext context;
        try (QuireRuntime quire = QuireRuntime.start(DISTRIBUTION, home)) {
            context = quire.context();
            assertThat(context.getBundle(0).getSymbolicName()).isEqualTo("org.eclipse.osgi");
            assertThat(quire.problems()).isEmpty();

            JsonNode trained = json.readTree(quire.json("train", "can", "--no-baseline", "--set", "train_rows=600", "--set", "validation_rows=100",
                    "--set", "test_rows=100", "--set", "max_steps=5"));
            assertThat(trained.get("metrics").get("test/auc").asDouble()).isBetween(0.0, 1.0);
            assertThat(Files.readAllLines(home.resolve("runs").resolve(trained.get("run").asText()).resolve("metrics.jsonl"))).isNotEmpty();

            assertThat(json.readTree(quire.json("uninstall", "can", "--simulate")).findValue("removes").toString()).contains("quire.paper.can");
            quire.json("uninstall", "can");
            assertThat(json.readTree(quire.json("papers")).findValuesAsText("id")).contains("age").doesNotContain("can");
            quire.json("install", "can");
            assertThat(json.readTree(quire.json("papers")).findValuesAsText("id")).contains("can");
        }
        assertThat(threads()).as("threads of ours that outlive the framework").isEmpty();
        assertThat(home.resolve("tmp")).isEmptyDirectory();
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(n -> n.startsWith("quire")).toList();
    }
}
