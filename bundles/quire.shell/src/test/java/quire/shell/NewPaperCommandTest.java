package quire.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quire.api.work.PaperEntry;

class NewPaperCommandTest {
    @TempDir
    Path temporary;
    private final FakeDesk desk = new FakeDesk(Path.of("home"))
            .on("papers", a -> List.of(new PaperEntry("can", "CAN", "2011.05625", List.of(), List.of(), List.of(), List.of(), "0.1.0")));
    private Path distribution;

    @BeforeEach
    void install() throws IOException {
        distribution = Files.createDirectories(temporary.resolve("quire <1>"));
        Files.createDirectories(distribution.resolve("bundles"));
        Files.createFile(distribution.resolve("bundles/quire.api-7.8.9.jar"));
    }

    private Said write(String id, Path folder, String... more) {
        List<String> words = new java.util.ArrayList<>(List.of("new-paper", id, "--dir", folder.toString(), "--distribution", distribution.toString()));
        words.addAll(List.of(more));
        return Said.by(desk, words.toArray(new String[0]));
    }

    @Test
    void everyFileIsWrittenWithTheNamesAskedFor() throws IOException {
        Path folder = temporary.resolve("mine");
        Said said = write("mine", folder, "--package", "org.example.mine");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(folder.resolve("src/main/java/org/example/mine/MinePaper.java")).content().contains("package org.example.mine;", "ID = \"mine\"");
        assertThat(folder.resolve("pom.xml")).content().contains("quire &lt;1>", "<quire.version>7.8.9</quire.version>");
        try (var all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                assertThat(file).content().doesNotContain("@id@", "@Name@", "@package@", "@path@", "@version@");
                assertThat(said.out()).contains(file.toString());
            }
        }
    }

    @Test
    void aFolderWithSomethingInItIsLeftAlone() throws IOException {
        Path file = Files.writeString(Files.createDirectory(temporary.resolve("full")).resolve("mine.txt"), "kept");
        Said said = write("mine", file.getParent());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("not empty");
        assertThat(file).hasContent("kept");
        try (var beside = Files.list(temporary)) {
            assertThat(beside).containsExactlyInAnyOrder(distribution, file.getParent());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mine", "1st", "a-b", "can"})
    void namesThatCannotBeAreRefusedAndNothingIsWritten(String id) {
        Said said = write(id, temporary.resolve("out"));
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err().strip().lines()).hasSize(1);
        assertThat(temporary.resolve("out")).doesNotExist();
    }

    @Test
    void aPackageOfOneWordOrWithSpacesIsRefused() {
        assertThat(write("mine", temporary.resolve("out"), "--package", "mine").err()).contains("org.example.mine");
        assertThat(write("mine", temporary.resolve("out"), "--package", "a b.c").code()).isEqualTo(1);
    }

    @Test
    void aFolderWithoutQuireIsRefused() {
        Said said = Said.by(desk, "new-paper", "mine", "--dir", temporary.resolve("out").toString(), "--distribution", temporary.toString());
        assertThat(said.err()).contains("no Quire is installed").contains("--distribution");
    }
}
