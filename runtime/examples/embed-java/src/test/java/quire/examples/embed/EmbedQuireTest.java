package quire.examples.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import quire.launcher.LaunchException;
import quire.launcher.QuireRuntime;

class EmbedQuireTest {
    private static final Path DISTRIBUTION = Path.of("../../quire.runtime/target/quire");

    @TempDir
    Path home;

    @BeforeEach
    void distribution() {
        Assumptions.assumeTrue(Files.exists(DISTRIBUTION.resolve("etc/bundles")), "the distribution is built in phase package; run 'mvn verify'");
    }

    @Test
    @Timeout(120)
    void everyBundleOfTheDistributionRuns() {
        try (QuireRuntime quire = QuireRuntime.start(DISTRIBUTION, home)) {
            assertThat(quire.problems()).isEmpty();
            assertThatThrownBy(() -> quire.json("train", "nothing")).isInstanceOf(LaunchException.class).hasMessageContaining("nothing");
        }
    }

    @Test
    @Timeout(300)
    void theExampleRuns() throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            EmbedQuire.main(new String[] {DISTRIBUTION.toString(), home.toString()});
        } finally {
            System.setOut(out);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("can: CAN").containsPattern("run \\S+-can-dnn-\\S+: test AUC 0\\.\\d+");
        assertThat(home.resolve("runs")).isNotEmptyDirectory();
    }
}
