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

class TaobaoFactoryTest {
    private final TaobaoFactory factory = new TaobaoFactory();
    @TempDir
    Path folder;

    private void write(String... lines) throws IOException {
        Files.writeString(folder.resolve("UserBehavior.csv"), String.join("\n", lines) + "\n");
    }

    @Test
    void keepsClicksInTimeAndTakesTheLastAsTarget() throws IOException {
        long t = 1_511_600_000L;
        write("1,10,5,pv," + (t + 3), "2,11,6,pv," + t, "1,12,6,pv," + (t + 1), "1,13,5,buy," + (t + 9), "1,14,5,pv,1400000000",
                "1,15,7,pv," + (t + 2), "3,10,5,pv," + t, "3,12,6,pv," + (t + 4));
        assertThat(factory.recognises(folder)).isTrue();
        try (Dataset d = Opened.open(factory, folder, folder, Map.of("validation", "0", "test", "0", "negatives", "0.01", "max_history", "2"))) {
            assertThat(d.counts()).containsEntry("rows", 8L).containsEntry("skipped_other_behaviour", 1L)
                    .containsEntry("skipped_outside_time", 1L).containsEntry("skipped_users_without_history", 1L).containsEntry("train", 2L);
            Batch b = Opened.all(d, Dataset.TRAIN);
            assertThat(b.get("label").toFloats()).containsExactly(1, 1);
            int[] item = Opened.ints(b, "item");
            int[] history = Opened.ints(b, "history");
            // user 1: 12 then 15 before 10; user 3: 10 before 12
            assertThat(history).containsExactly(item[1], history[1], item[0], 0);
        }
    }

    @Test
    void replacesTargetsByNegatives() throws IOException {
        StringBuilder s = new StringBuilder();
        for (int u = 0; u < 200; u++) {
            s.append(u).append(',').append(u % 9).append(",1,pv,1511600000\n").append(u).append(',').append(u % 7).append(",1,pv,1511600001\n");
        }
        Files.writeString(folder.resolve("UserBehavior.csv"), s);
        try (Dataset d = Opened.open(factory, folder, folder, Map.of())) {
            assertThat(d.counts().get("clicks")).isBetween(60L, 140L);
        }
    }

    @Test
    void refusesUnknownBehaviour() throws IOException {
        write("1,10,5,look,1511600000");
        assertThatThrownBy(() -> Opened.open(factory, folder, folder, Map.of()))
                .hasMessageContaining("UserBehavior.csv:1:4 (behaviour): 'look' is not one of pv, buy, cart, fav");
        write("1,10,5,pv,soon");
        assertThatThrownBy(() -> Opened.open(factory, folder, folder, Map.of())).hasMessageContaining("UserBehavior.csv:1:5");
    }
}
