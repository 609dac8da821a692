package quire.paper.can.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.tensor.Batch;
import quire.paper.can.schema.CtrSchema;

class LinesFactoryTest {
    private static final String S = "\u0002";
    private final LinesFactory factory = new LinesFactory();
    @TempDir
    Path folder;

    private Path train(String... lines) throws IOException {
        return Files.write(folder.resolve("train.txt"), List.of(lines));
    }

    private static String line(int label, String user, String item, String category, String history, String categories) {
        return String.join("\t", Integer.toString(label), user, item, category, history, categories);
    }

    @Test
    void numbersByFrequencyThenByValue() throws IOException {
        train(line(1, "u1", "b", "x", "a" + S + "c", "x" + S + "y"), line(0, "u1", "a", "x", "c", "y"));
        try (Dataset d = Opened.open(factory, folder, folder, Map.of("validation", "0", "test", "0"))) {
            Batch b = Opened.all(d, Dataset.TRAIN);
            // items: a and c twice each, b once
            assertThat(Opened.ints(b, "item")).containsExactly(3, 1);
            assertThat(Opened.ints(b, "history")).containsExactly(1, 2, 2, 0);
            assertThat(Opened.ints(b, "history_category")).containsExactly(1, 2, 2, 0);
            assertThat(b.get("mask").toFloats()).containsExactly(1, 1, 1, 0);
            assertThat(b.get("label").toFloats()).containsExactly(1, 0);
            assertThat(b.get("label").shape()).containsExactly(2, 1);
            assertThat(CtrSchema.of(d.schema()).history()).isEqualTo(2);
        }
    }

    @Test
    void givesUnseenValuesTheReservedId() throws IOException {
        train(line(1, "u1", "a", "x", "a", "x"), line(0, "u1", "a", "x", "a", "x"));
        Files.write(folder.resolve("test.txt"), List.of(line(1, "u9", "z", "x", "z" + S + "a", "q" + S + "x")));
        try (Dataset d = Opened.open(factory, folder, folder, Map.of("validation", "0"))) {
            Batch b = Opened.all(d, Dataset.TEST);
            assertThat(Opened.ints(b, "user")).containsExactly(0);
            assertThat(Opened.ints(b, "item")).containsExactly(0);
            assertThat(Opened.ints(b, "history")).containsExactly(0, 1);
            assertThat(b.get("mask").toFloats()).containsExactly(1, 1);
        }
    }

    @Test
    void keepsTheMostRecentOfALongHistoryAndAcceptsAnEmptyOne() throws IOException {
        train(line(1, "u", "a", "x", "a" + S + "b" + S + "c", "x" + S + "x" + S + "x"), line(0, "u", "a", "x", "", ""));
        try (Dataset d = Opened.open(factory, folder, folder, Map.of("validation", "0", "test", "0", "max_history", "2"))) {
            Batch b = Opened.all(d, Dataset.TRAIN);
            int[] history = Opened.ints(b, "history");
            assertThat(history).containsExactly(history[0], history[1], 0, 0);
            assertThat(history[0]).isNotZero().isNotEqualTo(Opened.ints(b, "item")[0]);
            assertThat(b.get("mask").toFloats()).containsExactly(1, 1, 0, 0);
            assertThat(d.counts()).containsEntry("shortened_histories", 1L).containsEntry("empty_histories", 1L).containsEntry("rows", 2L);
        }
    }

    @Test
    void refusesALabelOtherThan0And1() throws IOException {
        train(line(1, "u", "a", "x", "a", "x"), line(2, "u", "a", "x", "a", "x"));
        assertThatThrownBy(() -> Opened.open(factory, folder, folder, Map.of())).isInstanceOf(QuireException.class)
                .hasMessageContaining("train.txt:2:1").hasMessageContaining("'2' is not a label: give 0 or 1");
        train(line(1, "u", "a", "x", "a", "x").replaceFirst("1", "NaN"));
        assertThatThrownBy(() -> Opened.open(factory, folder, folder, Map.of())).hasMessageContaining("'NaN' is not a label");
    }

    @Test
    void refusesHistoriesOfDifferentLength() throws IOException {
        train(line(1, "u", "a", "x", "a" + S + "b", "x"));
        assertThatThrownBy(() -> Opened.open(factory, folder, folder, Map.of())).isInstanceOf(QuireException.class)
                .hasMessageContaining("train.txt:1").hasMessageContaining("holds 2 items, but there are 1 history categories");
    }

    @Test
    void refusesAWrongNumberOfColumnsAndAnEmptyFolder() throws IOException {
        assertThatThrownBy(() -> Opened.open(factory, folder, folder, Map.of())).hasMessageContaining("no .txt");
        train("1\tu\ta");
        assertThatThrownBy(() -> Opened.open(factory, folder, folder, Map.of())).hasMessageContaining("train.txt:1")
                .hasMessageContaining("3 fields where 6 were expected");
        train("");
        assertThatThrownBy(() -> Opened.open(factory, folder, folder, Map.of())).hasMessageContaining("no usable rows");
    }

    @Test
    void keepsIdsOfAnEarlierRunAndAppendsNewOnes() throws IOException {
        train(line(1, "u1", "a", "x", "b", "y"));
        Path artifacts = Files.createDirectories(folder.resolve("artifacts"));
        Map<String, String> all = Map.of("validation", "0", "test", "0");
        int[] before;
        try (Dataset d = Opened.open(factory, folder.resolve("train.txt"), folder, all)) {
            d.writeArtifacts(artifacts);
            before = Opened.ints(Opened.all(d, Dataset.TRAIN), "history");
        }
        train(line(1, "u2", "n", "z", "n" + S + "b", "z" + S + "y"), line(0, "u2", "n", "z", "n", "z"));
        try (Dataset d = Opened.warm(factory, folder.resolve("train.txt"), folder, all, artifacts)) {
            Batch b = Opened.all(d, Dataset.TRAIN);
            assertThat(Opened.ints(b, "item")).containsExactly(3, 3);
            assertThat(Opened.ints(b, "history")).containsExactly(3, before[0], 3, 0);
            assertThat(d.schema().size("vocabulary.item")).isEqualTo(4);
        }
    }

    @Test
    void refusesArtifactsThatWereChanged() throws IOException {
        train(line(1, "u1", "a", "x", "b", "y"));
        Path artifacts = Files.createDirectories(folder.resolve("artifacts"));
        try (Dataset d = Opened.open(factory, folder.resolve("train.txt"), folder, Map.of("validation", "0", "test", "0"))) {
            d.writeArtifacts(artifacts);
        }
        assertThat(Artifacts.read(artifacts).vocabularies().get("item").id("b")).isEqualTo(2);
        Path file = artifacts.resolve("vocabulary-item.csv");
        Files.writeString(file, Files.readString(file).replace("2,b", "2,c"));
        assertThatThrownBy(() -> Artifacts.read(artifacts)).isInstanceOf(QuireException.class)
                .hasMessageContaining("vocabulary-item.csv").hasMessageContaining("does not match its checksum");
    }

    @Test
    void sameSeedGivesTheSameData() throws IOException {
        for (int i = 0; i < 3; i++) {
            train(line(1, "u1", "a", "x", "b", "y"), line(0, "u2", "b", "x", "b", "y"), line(0, "u3", "b", "x", "b", "y"));
        }
        try (Dataset one = Opened.open(factory, folder, folder, Map.of()); Dataset two = Opened.open(factory, folder, folder, Map.of())) {
            assertThat(one.fingerprint()).isEqualTo(two.fingerprint()).hasSize(64);
        }
    }
}
