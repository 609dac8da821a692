package quire.paper.can.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.dataset.Dataset;
import quire.api.tensor.Batch;
import quire.testkit.SharedData;

class DinLinesFactoryTest {
    private final DinLinesFactory factory = new DinLinesFactory();
    @TempDir
    Path folder;

    @Test
    void readsRows() throws IOException {
        Files.writeString(folder.resolve("part.txt"), "3 4;7 8;3;7;1\n;;4;8;0\n");
        try (Dataset d = Opened.open(factory, folder, folder, Map.of("validation", "0", "test", "0"))) {
            Batch b = Opened.all(d, Dataset.TRAIN);
            assertThat(Opened.ints(b, "history")).containsExactly(1, 2, 0, 0);
            assertThat(Opened.ints(b, "item")).containsExactly(1, 2);
            assertThat(b.get("label").toFloats()).containsExactly(1, 0);
        }
    }

    @Test
    void refusesHistoriesOfDifferentLength() throws IOException {
        Files.writeString(folder.resolve("part.txt"), "3 4;7;3;7;1\n");
        assertThatThrownBy(() -> Opened.open(factory, folder, folder, Map.of()))
                .hasMessageContaining("part.txt:1:1 (history items)").hasMessageContaining("holds 2 items, but there are 1 history categories");
    }

    @Test
    void readsTheRealSample() throws IOException {
        Path real = SharedData.find("ctr/paddlerec/din_amazon_electronics_sample.txt");
        assertThat(factory.recognises(real)).isTrue();
        try (Dataset d = Opened.open(factory, real, folder, Map.of())) {
            assertThat(d.counts()).containsEntry("rows", 100L).containsEntry("clicks", 48L);
        }
    }
}
