package quire.paper.can.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.dataset.Dataset;
import quire.api.tensor.Batch;

class AmazonFactoryTest {
    private static final Map<String, String> ALL = Map.of("validation", "0", "test", "0");
    private final AmazonFactory factory = new AmazonFactory();
    @TempDir
    Path folder;

    private static void gz(Path file, String text) throws IOException {
        try (Writer w = new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)))) {
            w.write(text);
        }
    }

    private static String review(String user, String item, long time) {
        return "{\"reviewerID\": \"" + user + "\", \"asin\": \"" + item + "\", \"overall\": 5.0, \"unixReviewTime\": " + time
                + ", \"summary\": \"it's {fine}\"}\n";
    }

    private void write(String reviews, String meta) throws IOException {
        gz(folder.resolve("reviews_Books_5.json.gz"), reviews);
        gz(folder.resolve("meta_Books.json.gz"), meta);
    }

    @Test
    void joinsTheLastReviewWithANegativeAndTheHistory() throws IOException {
        write(review("u1", "c", 30) + review("u1", "a", 10) + review("u1", "b", 20) + review("u2", "a", 5) + review("u3", "d", 1)
                + review("u3", "b", 2),
                "{'asin': 'a', 'categories': [['Books', 'Fiction'], ['Other']]}\n{'asin': 'b', 'title': \"Bob's\", 'categories': [['Books']]}\n"
                        + "{'asin': 'c', 'categories': [['Books', 'Fiction']]}\n{'asin': 'zz', 'categories': [['Never']]}\n");
        assertThat(factory.recognises(folder)).isTrue();
        try (Dataset d = Opened.open(factory, folder, folder, ALL)) {
            assertThat(d.counts()).containsEntry("reviews", 6L).containsEntry("rows", 4L).containsEntry("skipped_users_without_history", 1L)
                    .containsEntry("items_without_category", 1L).containsEntry("clicks", 2L);
            Path artifacts = Files.createDirectories(folder.resolve("artifacts"));
            d.writeArtifacts(artifacts);
            Map<String, Vocabulary> v = Artifacts.read(artifacts).vocabularies();
            Batch b = Opened.all(d, Dataset.TRAIN);
            assertThat(b.get("label").toFloats()).containsExactly(0, 1, 0, 1);
            int[] items = Opened.ints(b, "item");
            assertThat(items[1]).isEqualTo(v.get("item").id("c"));
            assertThat(items[0]).isNotEqualTo(items[1]);
            assertThat(items[3]).isEqualTo(v.get("item").id("b"));
            // u1's earlier reviews in order of time, for both rows
            assertThat(Opened.ints(b, "history")).startsWith(v.get("item").id("a"), v.get("item").id("b"), v.get("item").id("a"),
                    v.get("item").id("b"));
            assertThat(Opened.ints(b, "history_category")).startsWith(v.get("category").id("Fiction"), v.get("category").id("Books"));
            assertThat(v.get("category").id("Never")).isZero();
            assertThat(v.get("category").id("default_cat")).isPositive();
            assertThat(b.get("mask").toFloats()).containsExactly(1, 1, 1, 1, 1, 0, 1, 0);
        }
    }

    @Test
    void refusesBrokenLinesWithTheirPlace() throws IOException {
        write(review("u", "a", 1) + "{\"reviewerID\": \"u\"}\n", "{'asin': 'a'}\n");
        assertThatThrownBy(() -> Opened.open(factory, folder, folder, ALL)).hasMessageContaining("reviews_Books_5.json.gz:2: no text under 'asin'");
        write(review("u", "a", 1).replace(": 1,", ": \"x\","), "{'asin': 'a'}\n");
        assertThatThrownBy(() -> Opened.open(factory, folder, folder, ALL)).hasMessageContaining(":1: unixReviewTime is x, not a time in seconds");
        write(review("u", "a", 1) + review("u", "a", 2), "{'asin': 'a'}\n");
        assertThatThrownBy(() -> Opened.open(factory, folder, folder, ALL)).hasMessageContaining("at least two different items");
        Files.writeString(folder.resolve("reviews_Books_5.json.gz"), "not packed");
        assertThatThrownBy(() -> Opened.open(factory, folder, folder, ALL)).hasMessageContaining("not a gzip file");
        Files.delete(folder.resolve("meta_Books.json.gz"));
        assertThatThrownBy(() -> Opened.open(factory, folder, folder, ALL)).hasMessageContaining("no meta_*.json or .json.gz");
    }

    @Test
    void dividesByUserTheSameWayEachTime() throws IOException {
        StringBuilder reviews = new StringBuilder();
        for (int u = 0; u < 200; u++) {
            reviews.append(review("u" + u, "i" + u % 7, 1)).append(review("u" + u, "i" + u % 5, 2));
        }
        write(reviews.toString(), "{'asin': 'i1', 'categories': [['x']]}\n");
        try (Dataset one = Opened.open(factory, folder, folder, Map.of()); Dataset two = Opened.open(factory, folder, folder, Map.of())) {
            assertThat(one.fingerprint()).isEqualTo(two.fingerprint());
            assertThat(one.splits()).isEqualTo(List.of("train", "validation", "test"));
            assertThat(one.split("train").size() + one.split("validation").size() + one.split("test").size()).isEqualTo(400);
            assertThat(one.split("test").size()).isEven().isBetween(10, 80);
        }
    }
}
