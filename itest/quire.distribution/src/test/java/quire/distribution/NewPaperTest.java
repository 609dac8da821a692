package quire.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.distribution.Quire.Outcome;

/** The way of docs/new-paper.md: write a paper, build it, deploy it, check it, train it, take it away. */
class NewPaperTest {
    @TempDir
    Path temporary;

    @Test
    void aNewPaperBuildsDeploysAndPassesItsCheck() throws Exception {
        Quire quire = new Quire(temporary.resolve("home"));
        Path project = temporary.resolve("mine");
        ok(quire.run("new-paper", "mine", "--dir", project.toString()));

        Path log = temporary.resolve("maven.log");
        // whichever mirror this build's files came from, they will do
        Process maven = new ProcessBuilder(System.getProperty("quire.maven"), "-o", "-B", "-Dmaven.repo.local=" + System.getProperty("quire.repository"),
                "-Daether.enhancedLocalRepository.trackingFilename=none", "package").directory(project.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertThat(maven.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(maven.exitValue()).as(Files.readString(log)).isZero();
        assertThat(Files.readString(log)).contains("Tests run: 6, Failures: 0");

        ok(quire.run("deploy", project.resolve("target/paper.mine-1.0.0.jar").toString()));
        JsonNode report = ok(quire.run("--json", "check", "mine")).json();
        assertThat(report.get("bundle").asText()).isEqualTo("paper.mine 1.0.0");
        assertThat(report.get("checks").findValuesAsText("result")).hasSize(9).containsOnly("passed");

        Path data = Files.writeString(temporary.resolve("numbers.csv"), numbers());
        JsonNode run = ok(quire.run("--json", "train", "mine", "--no-baseline", "--data", data.toString())).json();
        assertThat(run.findValue("test/accuracy").asDouble()).isGreaterThan(0.8);

        ok(quire.run("undeploy", "paper.mine"));
        assertThat(ok(quire.run("papers")).out()).doesNotContain("mine");
    }

    /** Two classes that lie apart. */
    private static String numbers() {
        StringBuilder text = new StringBuilder("height,width,label\n");
        for (int i = 0; i < 100; i++) {
            text.append(i % 2 * 3 + i % 7 / 10.0).append(',').append(i % 5 / 5.0).append(i % 2 == 0 ? ",small\n" : ",large\n");
        }
        return text.toString();
    }

    private static Outcome ok(Outcome outcome) throws IOException {
        assertThat(outcome.exit()).as("%s%n%s", outcome.out(), outcome.err()).isZero();
        return outcome;
    }
}
