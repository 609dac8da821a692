package quire.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    Path folder;

    @Test
    void homeIsTakenFromBeforeTheCommandOnly() {
        List<String> words = new ArrayList<>(List.of("--json", "--home", "/h", "train", "--home", "x"));
        assertThat(Main.home(words)).isEqualTo(Path.of("/h"));
        assertThat(words).containsExactly("--json", "train", "--home", "x");
        words = new ArrayList<>(List.of("--home=/h", "papers"));
        assertThat(Main.home(words)).isEqualTo(Path.of("/h"));
        assertThat(words).containsExactly("papers");
        assertThatThrownBy(() -> Main.home(new ArrayList<>(List.of("--home")))).isInstanceOf(LaunchException.class);
    }

    @Test
    void whatLibrariesPrintGoesToAFileThatIsMadeWhenNeeded() throws Exception {
        Path file = folder.resolve("logs/output.log");
        try (Noise noise = new Noise(folder); PrintStream out = new PrintStream(noise, true)) {
            assertThat(file).doesNotExist();
            out.println("Added differentiated op");
            assertThat(file).content().contains("Added differentiated op");
            byte[] much = new byte[5 << 20];
            out.write(much, 0, much.length);
            out.println("after");
            assertThat(folder.resolve("logs/output.log.1")).exists();
            assertThat(Files.readString(file).strip()).isEqualTo("after");
        }
    }
}
