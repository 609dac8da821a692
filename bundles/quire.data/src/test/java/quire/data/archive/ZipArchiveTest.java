package quire.data.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quire.api.QuireException;

class ZipArchiveTest {
    @TempDir
    Path folder;

    @Test
    void readsByNameAndExtracts() throws IOException {
        Path zip = zip("a/b.txt", "hello", "c.txt", "world");
        try (ZipArchive z = ZipArchive.open(zip)) {
            assertThat(z.names()).containsExactly("a/b.txt", "c.txt");
            assertThat(z.has("c.txt")).isTrue();
            assertThat(new String(z.bytes("a/b.txt"), StandardCharsets.UTF_8)).isEqualTo("hello");
            z.extract(folder.resolve("out"));
            assertThat(folder.resolve("out/a/b.txt")).hasContent("hello");
            assertThatThrownBy(() -> z.open("none")).isInstanceOf(QuireException.class).hasMessageContaining("none");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../../x", "/x", "C:/x", "a\\..\\x"})
    void refusesNamesThatEscape(String name) throws IOException {
        Path zip = zip(name, "x");
        assertThatThrownBy(() -> ZipArchive.open(zip)).isInstanceOf(QuireException.class).hasMessageContaining("would leave");
    }

    @Test
    void refusesTooMuch() throws IOException {
        Path zip = zip("a", "12345", "b", "12345");
        assertThatThrownBy(() -> ZipArchive.open(zip, new Limits(1, 100, 100, 10))).isInstanceOf(QuireException.class).hasMessageContaining("2 entries");
        assertThatThrownBy(() -> ZipArchive.open(zip, new Limits(9, 9, 100, 10))).isInstanceOf(QuireException.class).hasMessageContaining("more than 9");
        try (ZipArchive z = ZipArchive.open(zip, new Limits(9, 100, 4, 10))) {
            assertThatThrownBy(() -> z.bytes("a")).isInstanceOf(QuireException.class).hasMessageContaining("more than is allowed");
        }
    }

    @Test
    void refusesBombs() throws IOException {
        Path zip = zip("bomb", "\0".repeat(5_000_000));
        try (ZipArchive z = ZipArchive.open(zip)) {
            assertThatThrownBy(() -> z.bytes("bomb")).isInstanceOf(QuireException.class).hasMessageContaining("ratio");
        }
    }

    @Test
    void refusesEntriesLargerThanTheyClaim() throws IOException {
        Path zip = zip("a", "0123456789".repeat(10));
        byte[] bytes = Files.readAllBytes(zip);
        // size field of the central directory entry: 24 bytes after its signature
        for (int i = 0; i < bytes.length - 4; i++) {
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
                bytes[i + 24] = 7;
            }
        }
        Files.write(zip, bytes);
        try (ZipArchive z = ZipArchive.open(zip)) {
            assertThatThrownBy(() -> z.bytes("a")).isInstanceOfAny(QuireException.class, IOException.class);
        }
    }

    @Test
    void refusesWhatIsNoArchive() throws IOException {
        Path file = Files.writeString(folder.resolve("x.zip"), "no archive");
        assertThatThrownBy(() -> ZipArchive.open(file)).isInstanceOf(QuireException.class).hasMessageContaining("not a zip file");
    }

    private Path zip(String... namesAndTexts) throws IOException {
        Path file = folder.resolve("t.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                out.putNextEntry(new ZipEntry(namesAndTexts[i]));
                out.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
