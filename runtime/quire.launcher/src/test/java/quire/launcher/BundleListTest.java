package quire.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleListTest {
    @TempDir
    Path folder;

    private java.util.List<String> read(String list) throws Exception {
        return BundleList.read(TestDistribution.write(folder, list)).stream().map(e -> e.level() + " " + e.jar().getFileName()).toList();
    }

    @Test
    void aNameIsOneJarAndAStarIsMany() throws Exception {
        assertThat(read("# comment\n\n2 answer   # the first\n")).containsExactly("2 answer-1.0.jar");
        assertThat(read("3 answer.*\n4 answer*\n5 nothing.*\n")).containsExactly("3 answer.more-1.0.jar", "4 answer-1.0.jar");
    }

    @Test
    void aLineThatIsWrongIsNamed() {
        assertThatThrownBy(() -> read("1 answer\nanswer\n")).isInstanceOf(LaunchException.class).hasMessageContaining("etc/bundles line 2");
        assertThatThrownBy(() -> read("1 missing\n")).isInstanceOf(LaunchException.class).hasMessageContaining("no jar missing");
        assertThatThrownBy(() -> BundleList.read(folder.resolve("empty"))).isInstanceOf(LaunchException.class)
                .hasMessageContaining("no Quire distribution");
    }
}
