package quire.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quire.api.QuireException;
import quire.api.compute.Lease;
import quire.api.compute.LeaseRequest;
import quire.api.compute.Session;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.job.JobContext;
import quire.api.model.Model;
import quire.api.option.OptionValues;
import quire.api.run.RunInfo;
import quire.api.run.RunWriter;
import quire.api.tensor.Tensor;
import quire.api.trainer.TrainContext;
import quire.core.fake.FakeCompute;
import quire.core.fake.FakePaper;

class SupervisedTrainerTest {
    @TempDir
    java.nio.file.Path work;
    private final FakePaper paper = new FakePaper();
    private final FakeCompute compute = new FakeCompute();
    private final SupervisedTrainer trainer = new SupervisedTrainer(paper.task);

    @Test
    void learnsAndReportsEveryTestSplit() throws IOException {
        Log log = new Log();
        Map<String, Double> metrics = train(paper.made(), Map.of(), log, Map.of());
        assertThat(metrics).containsOnlyKeys("train/loss", "train/best_epoch", "validation/auc", "validation/log_loss", "test/auc",
                "test/log_loss", "test_far/auc", "test_far/log_loss");
        assertThat(metrics.get("test/auc")).isGreaterThan(0.75);
        assertThat(log.lines).hasSize(4);
        assertThat(log.lines.get(3)).containsKeys("epoch", "step", "train_loss", "validation/auc").containsEntry("step", 52.0);
        double best = log.lines.stream().mapToDouble(l -> l.get("validation/auc")).max().orElseThrow();
        assertThat(metrics.get("validation/auc")).isEqualTo(best);
        assertThat(log.model).containsKey("w");
        assertThat(compute.allClosed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"constant", "cosine", "warmup", "plateau"})
    void killedAnywhereAndResumedItIsTheSameToTheLastBit(String schedule) throws IOException {
        Map<String, String> options = Map.of("schedule", schedule, "checkpoint_every", "5", "plateau_patience", "1", "warmup_epochs", "0.5");
        Log whole = new Log();
        Map<String, Double> expected = train(paper.made(), options, whole, Map.of());
        for (int killAt = 1; killAt < 52; killAt += 3) {
            Log log = new Log();
            log.killAtStep = killAt;
            Map<String, Double> metrics = null;
            while (metrics == null) {
                try {
                    metrics = train(paper.made(), options, log, Map.of());
                } catch (Killed e) {
                    log.kill();
                    log.killAtStep += 20;
                }
            }
            assertThat(metrics).as("killed at " + killAt).isEqualTo(expected);
            assertThat(log.lines).isEqualTo(whole.lines);
            assertThat(log.model.get("w").toDoubles()).isEqualTo(whole.model.get("w").toDoubles());
        }
    }

    @Test
    void cancelledInTrainingOrValidationItGoesOnWhereItWas() throws IOException {
        Map<String, Double> expected = train(paper.made(), Map.of(), new Log(), Map.of());
        for (int cancelAt = 0; cancelAt < 60; cancelAt += 7) {
            Log log = new Log();
            int[] reads = {0};
            int at = cancelAt;
            paper.whenRead = s -> {
                if (reads[0]++ == at) {
                    log.cancelled = true;
                }
            };
            assertThatThrownBy(() -> train(paper.made(), Map.of(), log, Map.of())).isInstanceOf(CancellationException.class);
            assertThat(log.checkpoint).isNotNull();
            log.cancelled = false;
            log.kill();
            assertThat(train(paper.made(), Map.of(), log, Map.of())).isEqualTo(expected);
        }
        assertThat(compute.allClosed()).isTrue();
    }

    @Test
    void trainsWithoutValidationOrTest() throws IOException {
        Log log = new Log();
        Map<String, Double> metrics = train(paper.made("train"), Map.of(), log, Map.of());
        assertThat(metrics).containsOnlyKeys("train/loss", "train/best_epoch");
        assertThat(log.lines.get(0)).containsOnlyKeys("epoch", "step", "train_loss");
    }

    @Test
    void stopsEarlyAndAtTheBound() throws IOException {
        Log log = new Log();
        train(paper.made(), Map.of("epochs", "100", "patience", "2"), log, Map.of());
        assertThat(log.lines).hasSizeBetween(3, 99);
        Log bounded = new Log();
        train(paper.made(), Map.of("max_steps", "20"), bounded, Map.of());
        assertThat(bounded.lines).hasSize(2);
        assertThat(bounded.lines.get(1)).containsEntry("step", 20.0);
    }

    @Test
    void warmStartTakesValuesAndBeginsItsScheduleAnew() throws IOException {
        Log first = new Log();
        train(paper.made(), Map.of(), first, Map.of());
        Map<String, Tensor> initial = new HashMap<>(first.model);
        initial.putAll(first.optimiser);
        Log second = new Log();
        train(paper.made(), Map.of("schedule", "cosine", "epochs", "2"), second, initial);
        assertThat(second.lines.get(0).get("train_loss")).isLessThan(first.lines.get(0).get("train_loss"));
        // with a schedule that went on from the old updates the rate would be 0 and nothing would move
        assertThat(second.last.get("w").toDoubles()).isNotEqualTo(first.model.get("w").toDoubles());
    }

    @Test
    void failuresOfDataAndLossArePassedOn() {
        paper.whenRead = s -> {
            throw new QuireException("points.csv:3: bad");
        };
        assertThatThrownBy(() -> train(paper.made(), Map.of(), new Log(), Map.of())).isInstanceOf(QuireException.class).hasMessage("points.csv:3: bad");
        paper.whenRead = s -> { };
        assertThatThrownBy(() -> train(paper.made(), Map.of("rate", "1000000"), new Log(),
                Map.of("w", Tensor.of(new double[] {Double.MAX_VALUE, Double.MAX_VALUE}, 2))))
                .isInstanceOf(QuireException.class).hasMessageContaining("loss");
        assertThat(compute.allClosed()).isTrue();
    }

    @Test
    void aProcedureDrivesUpdatesAndItsStateIsPartOfTheCheckpoint() throws IOException {
        CountingTask task = new CountingTask(paper.task);
        SupervisedTrainer counting = new SupervisedTrainer(task);
        Log log = new Log();
        log.killAtStep = 30;
        assertThatThrownBy(() -> train(counting, paper.made(), Map.of("checkpoint_every", "7", "weight", "2"), log, Map.of())).isInstanceOf(Killed.class);
        log.kill();
        log.killAtStep = -1;
        train(counting, paper.made(), Map.of("checkpoint_every", "7", "weight", "2"), log, Map.of());
        assertThat(task.made.state().get("updates").scalar()).isEqualTo(52);
        assertThat(log.lines.get(3)).containsEntry("train_weighted", 2 * log.lines.get(3).get("train_loss"));
        assertThat(log.checkpoint.tensors()).containsKey("procedure/updates");
    }

    @Test
    void optionsHaveThePapersDefaults() {
        OptionValues v = trainer.options().defaults();
        assertThat(v.integer("epochs")).isEqualTo(4);
        assertThat(v.word("optimiser")).isEqualTo("sgd");
        assertThat(v.integer("patience")).isZero();
        assertThat(SupervisedTrainer.options(paper.task, Map.of("epochs", "9", "of_another_trainer", "1")).integer("epochs")).isEqualTo(9);
    }

    @Test
    void schedulesRiseAndFall() {
        OptionValues v = TrainOptions.plain().parse(Map.of("schedule", "cosine", "epochs", "3", "warmup_epochs", "1"));
        var s = TrainOptions.schedule(v, 10);
        assertThat(s.factor(0)).isEqualTo(0.1);
        assertThat(s.factor(9)).isEqualTo(1);
        assertThat(s.factor(10)).isEqualTo(1);
        assertThat(s.factor(20)).isCloseTo(0.5, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(s.factor(30)).isCloseTo(0, org.assertj.core.data.Offset.offset(1e-12));
    }

    private Map<String, Double> train(DatasetFactory data, Map<String, String> options, Log log, Map<String, Tensor> initial) throws IOException {
        return train(trainer, data, options, log, initial);
    }

    private Map<String, Double> train(SupervisedTrainer trainer, DatasetFactory data, Map<String, String> options, Log log, Map<String, Tensor> initial)
            throws IOException {
        Lease lease = compute.lease(LeaseRequest.of("test"));
        try (Dataset d = data.open(new DatasetRequest(null, work, data.options().defaults(), 3, null))) {
            Model model = paper.model.create(paper.model.options().defaults(), d.schema(), quire.api.tensor.DType.FLOAT);
            return trainer.train(new Context(model, d, trainer.options().parse(options), lease, log, log, 3, initial));
        } finally {
            lease.close();
        }
    }

    private record Context(Model model, Dataset dataset, OptionValues options, Lease lease, RunWriter run, JobContext job, long seed,
            Map<String, Tensor> initial) implements TrainContext {
    }

    /** Stands for the end of the process. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A run in memory, and its job. */
    private static final class Log implements RunWriter, JobContext {
        List<Map<String, Double>> lines = new ArrayList<>();
        Checkpoint checkpoint;
        int linesOfCheckpoint;
        boolean resumed;
        boolean cancelled;
        int killAtStep = -1;
        Map<String, Tensor> model;
        Map<String, Tensor> optimiser;
        Map<String, Tensor> last;

        void kill() {
            resumed = true;
            lines = new ArrayList<>(lines.subList(0, checkpoint == null ? 0 : linesOfCheckpoint));
        }

        @Override
        public void metric(Map<String, Double> values) {
            lines.add(new TreeMap<>(values));
        }

        @Override
        public void checkpoint(Checkpoint state) {
            checkpoint = state;
            linesOfCheckpoint = lines.size();
            last = state.tensors();
        }

        @Override
        public Optional<Checkpoint> resume() {
            return resumed ? Optional.ofNullable(checkpoint) : Optional.empty();
        }

        @Override
        public void saveModel(Session session, boolean withOptimiser) {
            model = session.parameters();
            optimiser = session.optimiserState();
        }

        @Override
        public void engine(Session session) {
            assertThat(session.engine()).isEqualTo("fake");
        }

        @Override
        public RunInfo info() {
            throw new UnsupportedOperationException();
        }

        @Override
        public java.nio.file.Path folder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public java.nio.file.Path artifacts() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, Tensor> model() {
            return model;
        }

        @Override
        public Map<String, Tensor> optimiser() {
            return optimiser;
        }

        @Override
        public List<Map<String, Double>> metrics() {
            return lines;
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }

        @Override
        public void progress(String phase, long done, long total, String unit, Map<String, Double> latest) {
            if (done == killAtStep) {
                throw new Killed();
            }
        }

        @Override
        public void message(String line) {
            assertThat(line).isNotBlank();
        }
    }
}
