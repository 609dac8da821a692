package quire.paper.age.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quire.api.QuireException;
import quire.api.compute.Lease;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.model.ModelFactory;
import quire.api.tensor.DType;
import quire.paper.age.data.ArticleRows;
import quire.paper.age.data.R6bFactory;
import quire.paper.age.data.StreamFactory;
import quire.paper.age.model.AgeModelFactory;
import quire.paper.age.model.MlpFactory;
import quire.testkit.Engines;

class BanditTrainerTest {
    private static final Map<String, String> SMALL = Map.of("articles", "40", "life", "8", "rounds", "12", "visits", "32");
    private static final Map<String, String> BASE = Map.of("round", "32", "warmup", "32", "batch", "32", "updates", "3", "report_every", "2",
            "checkpoint_every", "4");
    @TempDir
    Path work;

    private static Map<String, String> options(String policy, String... more) {
        Map<String, String> all = new HashMap<>(BASE);
        all.put("policy", policy);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    private Map<String, Double> train(Map<String, String> options, RunInMemory run) throws Exception {
        return train(new StreamFactory(), null, SMALL, options, run);
    }

    private Map<String, Double> train(DatasetFactory factory, Path file, Map<String, String> data, Map<String, String> options, RunInMemory run)
            throws Exception {
        BanditTrainer trainer = new BanditTrainer();
        ModelFactory models = new AgeModelFactory(List.of(Map.entry(Map.of("quire.paper", "age", "quire.id", "mlp"), new MlpFactory())));
        run.artifacts = work;
        try (Lease lease = Engines.chosen(); Dataset d = factory.open(new DatasetRequest(file, work, factory.options().parse(data), 3, null))) {
            return trainer.train(run.context(models.create(models.options().parse(Map.of("hidden", "8-4", "user_embedding", "3", "item_embedding", "3")),
                    d.schema(), DType.FLOAT), d, trainer.options().parse(options), lease, 3));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"age-ts", "linucb", "ensemble-ts"})
    void cancelledAnywhereAndResumedItIsTheSameToTheLastBit(String policy) throws Exception {
        RunInMemory whole = new RunInMemory();
        Map<String, Double> expected = train(options(policy, "members", "2", "window", "100"), whole);
        assertThat(expected.get("online/matches")).isEqualTo(384);
        assertThat(whole.lines).hasSize(6);
        for (int at : new int[] {0, 5, 11}) {
            RunInMemory run = new RunInMemory();
            run.cancelAt = at * 32;
            assertThatThrownBy(() -> train(options(policy, "members", "2", "window", "100"), run)).isInstanceOf(CancellationException.class);
            assertThat(run.checkpoint).isNotNull();
            run.comeBack();
            assertThat(train(options(policy, "members", "2", "window", "100"), run)).isEqualTo(expected);
            assertThat(run.lines).isEqualTo(whole.lines);
            assertThat(run.model.keySet()).isEqualTo(whole.model.keySet());
            run.model.forEach((name, t) -> assertThat(t.toDoubles()).as(name).isEqualTo(whole.model.get(name).toDoubles()));
        }
    }

    @Test
    void aKilledRunGoesOnFromItsNewestCheckpoint() throws Exception {
        RunInMemory whole = new RunInMemory();
        Map<String, Double> expected = train(options("greedy"), whole);
        RunInMemory run = new RunInMemory();
        run.killAt = 32 * 7;
        assertThatThrownBy(() -> train(options("greedy"), run)).isInstanceOf(IllegalStateException.class).hasMessage("killed");
        run.comeBack();
        assertThat(run.lines).hasSize(2);
        assertThat(train(options("greedy"), run)).isEqualTo(expected);
        assertThat(run.lines).isEqualTo(whole.lines);
    }

    @Test
    void policiesMeetTheSameWorldAndOnlyExplorersChangeFirstPlaces() throws Exception {
        Map<String, Double> greedy = train(options("greedy"), new RunInMemory());
        Map<String, Double> random = train(options("random"), new RunInMemory());
        Map<String, Double> still = train(options("age-ts", "lambda", "0"), new RunInMemory());
        assertThat(greedy.get("online/changed")).isZero();
        assertThat(random.get("online/changed")).isGreaterThan(0.5);
        assertThat(random.get("online/oracle")).isEqualTo(greedy.get("online/oracle"));
        assertThat(still).as("lambda 0").isEqualTo(greedy);
        assertThat(greedy.get("online/expected") + greedy.get("online/regret")).isCloseTo(greedy.get("online/oracle"),
                within(1e-9));
    }

    @Test
    void aLogIsReplayedAndItsArticlesAreKept() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 320; i++) {
            lines.append(1317513291 + i).append(" id-").append(100 + i % 4).append(i % 8 == 0 ? " 1" : " 0").append(" |user 1 ").append(2 + i % 9)
                    .append(" |id-100 |id-101 |id-102 |id-103\n");
        }
        Path file = Files.writeString(work.resolve("ydata-fp-td-clicks-v2_0.1"), lines);
        Map<String, Double> found = train(new R6bFactory(), file, Map.of("articles", "10"), options("random"), new RunInMemory());
        assertThat(found.get("online/requests")).isEqualTo(288);
        assertThat(found.get("online/matches")).as("a quarter").isBetween(45.0, 100.0);
        assertThat(found).doesNotContainKey("online/regret");
        assertThat(ArticleRows.read(work)).isEqualTo(Map.of(100L, 1, 101L, 2, 102L, 3, 103L, 4));
    }

    @Test
    void dataThatEndedBeforeTheCheckpointIsRefused() throws Exception {
        RunInMemory run = new RunInMemory();
        run.cancelAt = 32 * 6;
        assertThatThrownBy(() -> train(options("greedy"), run)).isInstanceOf(CancellationException.class);
        run.comeBack();
        Map<String, String> shorter = new HashMap<>(SMALL);
        shorter.put("rounds", "2");
        assertThatThrownBy(() -> train(new StreamFactory(), null, shorter, options("greedy"), run)).isInstanceOf(QuireException.class)
                .hasMessageContaining("the data ends 128 visits before where the run stopped");
    }

    @Test
    void otherDataIsRefused() {
        BanditTrainer trainer = new BanditTrainer();
        assertThatThrownBy(() -> trainer.train(new RunInMemory().context(null, null, trainer.options().defaults(), null, 1)))
                .isInstanceOf(QuireException.class).hasMessageContaining("needs bandit data");
    }

    @Test
    void oneSampleOfTheUpperBoundIsAllowedButSaid() throws Exception {
        RunInMemory run = new RunInMemory();
        train(options("age-ucb", "samples", "1"), run);
        assertThat(run.messages).singleElement().asString().startsWith("one sample gives the UCB form no spread");
        RunInMemory quiet = new RunInMemory();
        train(options("age-ts", "samples", "1"), quiet);
        assertThat(quiet.messages).isEmpty();
    }
}
