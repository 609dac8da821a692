package quire.paper.can.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.dataset.Dataset;
import quire.api.tensor.Batch;
import quire.paper.can.schema.CtrSchema;
import quire.testkit.SharedData;

class MovieLensFactoryTest {
    private static final Map<String, String> ALL = Map.of("validation", "0", "test", "0");
    private final MovieLensFactory factory = new MovieLensFactory();
    @TempDir
    Path folder;

    private void recBole(String... ratings) throws IOException {
        Files.writeString(folder.resolve("m.inter"), "user_id:token\titem_id:token\trating:float\ttimestamp:float\n" + String.join("\n", ratings) + "\n");
        Files.writeString(folder.resolve("m.item"), "item_id:token\tmovie_title:token_seq\trelease_year:token\tclass:token_seq\n"
                + "1\tA\t1990\tDrama War\n2\tB\t1991\tComedy\n3\tC\t1992\t\n");
    }

    @Test
    void historyHoldsClicksAtStrictlyEarlierTimes() throws IOException {
        recBole("u\t1\t5\t10", "u\t2\t4\t20", "u\t3\t2\t20", "u\t1\t1\t30");
        try (Dataset d = Opened.open(factory, folder, folder, ALL)) {
            Batch b = Opened.all(d, Dataset.TRAIN);
            int[] item = Opened.ints(b, "item");
            assertThat(b.get("label").toFloats()).containsExactly(1, 1, 0, 0);
            assertThat(Opened.ints(b, "history")).containsExactly(0, 0, item[0], 0, item[0], 0, item[0], item[1]);
            assertThat(b.get("mask").toFloats()).containsExactly(0, 0, 1, 0, 1, 0, 1, 1);
            assertThat(Opened.ints(b, "category")).doesNotContain(0);
            assertThat(d.counts()).containsEntry("distinct_category", 3L).containsEntry("empty_histories", 1L);
        }
    }

    @Test
    void readsTheForm100K() throws IOException {
        Files.writeString(folder.resolve("u.data"), "1\t7\t5\t100\n1\t8\t3\t200\n");
        Files.write(folder.resolve("u.item"), ("7|Am\u00e9lie (2001)|01-Jan-2001||u|0|0|1" + "|0".repeat(16)
                + "\n8|X|01-Jan-1990||u|1" + "|0".repeat(18) + "\n").getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(folder.resolve("u.user"), "1|24|M|technician|85711\n");
        assertThat(factory.recognises(folder)).isTrue();
        try (Dataset d = Opened.open(factory, folder, folder, ALL)) {
            Path artifacts = Files.createDirectories(folder.resolve("a"));
            d.writeArtifacts(artifacts);
            Map<String, Vocabulary> v = Artifacts.read(artifacts).vocabularies();
            assertThat(v.get("category").id("Adventure")).isPositive();
            assertThat(v.get("category").id("unknown")).isPositive();
            assertThat(v.get("age").id("20")).isEqualTo(1);
            assertThat(v.get("occupation").id("technician")).isEqualTo(1);
            assertThat(Opened.ints(Opened.all(d, Dataset.TRAIN), "gender")).containsExactly(1, 1);
        }
    }

    @Test
    void dividesEachUsersRatingsByTime() throws IOException {
        String[] ratings = new String[40];
        for (int i = 0; i < 40; i++) {
            ratings[i] = "u" + i % 2 + "\t" + (1 + i % 3) + "\t" + (1 + i % 5) + "\t" + (1000 - i);
        }
        recBole(ratings);
        try (Dataset d = Opened.open(factory, folder, folder, Map.of())) {
            assertThat(d.split("train").size()).isEqualTo(32);
            assertThat(d.split("validation").size()).isEqualTo(4);
            assertThat(d.split("test").size()).isEqualTo(4);
        }
        try (Dataset d = Opened.open(factory, folder, folder, Map.of("negatives", "sampled", "validation", "0", "test", "0"))) {
            float[] labels = Opened.all(d, Dataset.TRAIN).get("label").toFloats();
            assertThat(d.counts().get("clicks")).isEqualTo(labels.length / 2);
        }
    }

    @Test
    void refusesBadRatingsWithTheirPlace() throws IOException {
        recBole("u\t1\tgood\t10");
        assertThatThrownBy(() -> Opened.open(factory, folder, folder, ALL)).hasMessageContaining("m.inter:2:3 (rating:float): 'good' is not a number");
        recBole("u\t1\tNaN\t10");
        assertThatThrownBy(() -> Opened.open(factory, folder, folder, ALL)).hasMessageContaining("is not a finite number");
        recBole("u\t1\t5\t-10");
        assertThatThrownBy(() -> Opened.open(factory, folder, folder, ALL)).hasMessageContaining("is not a time in seconds");
        recBole("u\t1\t5");
        assertThatThrownBy(() -> Opened.open(factory, folder, folder, ALL)).hasMessageContaining("3 fields where 4 were expected");
    }

    @Test
    void readsTheRealSet() throws IOException {
        Path real = SharedData.find("ctr/recbole-ml-100k");
        assertThat(factory.recognises(real)).isTrue();
        try (Dataset d = Opened.open(factory, real, folder, Map.of())) {
            assertThat(d.counts()).containsEntry("rows", 100_000L).containsEntry("distinct_user", 943L).containsEntry("distinct_item", 1682L)
                    .containsEntry("clicks", 55_375L).doesNotContainKey("items_without_category");
            assertThat(CtrSchema.of(d.schema()).history()).isEqualTo(50);
            assertThat(d.split("train").size()).isGreaterThan(75_000);
        }
    }
}
