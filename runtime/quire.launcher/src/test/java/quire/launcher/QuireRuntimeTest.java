package quire.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuireRuntimeTest {
    @TempDir
    Path folder;

    private static List<Path> frameworks(Path home) throws Exception {
        try (Stream<Path> files = Files.list(home.resolve("tmp"))) {
            return files.filter(f -> f.getFileName().toString().startsWith("framework-")).toList();
        }
    }

    @Test
    void runsCommandsAndLeavesNoFrameworkBehind() throws Exception {
        Path dist = TestDistribution.write(folder.resolve("dist"), "1 answer\n");
        Path home = folder.resolve("home");
        QuireRuntime quire = QuireRuntime.start(dist, home);
        try (quire) {
            assertThat(quire.json("papers")).isEqualTo("\"--json papers in " + home + "\"");
            assertThatThrownBy(() -> quire.json("fail")).isInstanceOf(LaunchException.class).hasMessage("quire: no such thing");
            assertThat(quire.problems()).isEmpty();
            assertThat(frameworks(home)).hasSize(1);
        }
        assertThat(frameworks(home)).isEmpty();
        assertThatThrownBy(() -> quire.run("papers")).isInstanceOf(LaunchException.class).hasMessageContaining("closed");
    }

    @Test
    void twoCanRunAtOnceOnOneHome() throws Exception {
        Path dist = TestDistribution.write(folder.resolve("dist"), "1 answer\n");
        try (QuireRuntime one = QuireRuntime.start(dist, folder.resolve("home")); QuireRuntime two = QuireRuntime.start(dist, folder.resolve("home"))) {
            assertThat(one.json("a")).contains("a in");
            assertThat(two.json("b")).contains("b in");
        }
    }

    @Test
    void aBundleThatDoesNotResolveIsAProblemAndNotTheEnd() throws Exception {
        Path dist = TestDistribution.write(folder.resolve("dist"), "1 answer*\n");
        try (QuireRuntime quire = QuireRuntime.start(dist, folder.resolve("home"))) {
            assertThat(quire.json("x")).contains("x in");
            assertThat(quire.problems()).singleElement().asString().contains("answer.more").contains("not.there");
        }
    }

    @Test
    void withoutAShellTheReasonIsGiven() throws Exception {
        Path dist = TestDistribution.write(folder.resolve("dist"), "1 answer.more\n");
        try (QuireRuntime quire = QuireRuntime.start(dist, folder.resolve("home"))) {
            assertThatThrownBy(() -> quire.run("x")).isInstanceOf(LaunchException.class).hasMessageContaining("commands did not start")
                    .hasMessageContaining("not.there");
        }
    }

    @Test
    void whatAKilledProcessLeftGoesAtTheNextStart() throws Exception {
        Path dist = TestDistribution.write(folder.resolve("dist"), "1 answer\n");
        Path home = folder.resolve("home");
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Path stale = Files.createDirectories(home.resolve("tmp/framework-" + ended.pid() + "-1/bundle1"));
        Path living = Files.createDirectories(home.resolve("tmp/framework-" + ProcessHandle.current().pid() + "-9999"));
        Path other = Files.createDirectories(home.resolve("tmp/mine"));
        QuireRuntime.start(dist, home).close();
        assertThat(stale).doesNotExist();
        assertThat(living).exists();
        assertThat(other).exists();
    }
}
