package quire.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void replacesContentAndLeavesNothingElse() throws IOException {
        Path file = folder.resolve("new/a.txt");
        AtomicFile.text(file, "one");
        AtomicFile.text(file, "two");
        assertThat(file).hasContent("two");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void failureLeavesTheOldContent() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.text(file, "one");
        assertThatThrownBy(() -> AtomicFile.stream(file, out -> {
            out.write("half".getBytes());
            throw new IOException("disk full");
        })).hasMessage("disk full");
        assertThat(file).hasContent("one");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
