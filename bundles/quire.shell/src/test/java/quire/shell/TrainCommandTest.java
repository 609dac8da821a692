package quire.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import quire.api.QuireException;
import quire.api.paper.PaperInfo;
import quire.api.run.RunInfo;
import quire.api.work.TrainRequest;

class TrainCommandTest {
    private final FakeDesk desk = new FakeDesk(Path.of("home"))
            .on("paper", a -> new PaperInfo("x", "X", "1", "s", "deep", "plain", "clicks", "supervised"))
            .on("runs", a -> List.of());

    private FakeDesk training() {
        return desk.on("train", a -> {
            TrainRequest request = (TrainRequest) a[0];
            desk.trained.add(request);
            boolean baseline = "plain".equals(request.model());
            return new FakeJob<>("job-1", FakeDesk.run(baseline ? "r2" : "r1", baseline ? "plain" : "deep", Map.of("width", "8"),
                    Map.of("test/auc", baseline ? 0.7 : 0.8, "validation/auc", 0.75))).message("run r1")
                    .step("epoch 1/2", 5, 10, 12.34, Duration.ofSeconds(70), Map.of("loss", 0.51234)).step("epoch 1/2", 10, 10, 12, null, Map.of())
                    .step("epoch 2/2", 1, 10, 12, null, Map.of()).message("epoch 1/2: loss 0.5");
        });
    }

    @Test
    void trainsThePaperAndThenItsBaselineOnTheSameData() {
        Said said = Said.by(training(), "train", "x", "--data", "/data", "--epochs", "3", "--seed", "7", "--set", "width=8", "--set", "a.b=c=d");
        assertThat(said.code()).isZero();
        assertThat(desk.trained).containsExactly(
                new TrainRequest("x", null, null, Path.of("/data"), null, Map.of("width", "8", "a.b", "c=d", "trainer.epochs", "3"), 7, null, null, null),
                new TrainRequest("x", "plain", "clicks", Path.of("/data"), "supervised", Map.of("dataset.history", "20", "trainer.epochs", "2"), 7, null,
                        null, null));
        assertThat(said.out().lines()).containsExactly(
                "MODEL             test/auc  PARAMETERS  TIME    RUN",
                "deep                0.8000        1234  12.5 s  r1",
                "plain (baseline)    0.7000        1234  12.5 s  r2");
    }

    @Test
    void jsonIsTheDocumentedShapeAndNothingElse() {
        Said said = Said.by(training(), "--json", "train", "x");
        assertThat(said.err()).isEmpty();
        assertThat(said.document().get("run")).isEqualTo("r1");
        assertThat(said.document().get("metrics")).isEqualTo(Map.of("test/auc", 0.8, "validation/auc", 0.75));
        assertThat(said.document().get("seconds")).isEqualTo(12.5);
        assertThat(((Map<?, ?>) said.document().get("baseline")).get("run")).isEqualTo("r2");
    }

    @Test
    void aNamedModelAWarmStartOrTheWishForNoneTrainsNoBaseline() {
        for (String[] more : new String[][] {{"--model", "deep"}, {"--no-baseline"}, {"--from", "r0"}}) {
            desk.trained.clear();
            String[] words = new String[more.length + 3];
            words[0] = "train";
            words[1] = "x";
            words[2] = "--json";
            System.arraycopy(more, 0, words, 3, more.length);
            assertThat(Said.by(training(), words).document().get("baseline")).isNull();
            assertThat(desk.trained).hasSize(1);
        }
    }

    @Test
    void offATerminalProgressIsALinePerPhaseAndMessage() {
        assertThat(Said.by(training(), "train", "x", "--no-baseline").err().lines()).containsExactly("run r1", "epoch 1/2: loss 0.5", "epoch 1/2", "epoch 2/2");
    }

    @Test
    void onATerminalOneLineIsRedrawn() {
        String err = Said.by(training(), true, "train", "x", "--no-baseline").err();
        assertThat(err).contains("\repoch 1/2 [##########----------] 5/10 step  12.3/s  ETA 1:10  loss 0.5123");
        assertThat(err.lines().filter(l -> l.contains("[##"))).isNotEmpty();
        assertThat(err).endsWith("\r");
    }

    @Test
    void inTheBackgroundItReturnsTheJob() {
        assertThat(Said.by(training(), "train", "x", "--background", "--json").document()).isEqualTo(Map.of("job", "job-1", "title", "work job-1"));
        assertThat(desk.trained).hasSize(1);
    }

    @Test
    void anInterruptStopsTheJobAndSaysHowToGoOn() throws Exception {
        FakeJob<RunInfo> job = new FakeJob<RunInfo>("job-1", null).writes("r9").endless();
        desk.on("train", a -> job);
        AtomicReference<Said> said = new AtomicReference<>();
        Thread command = new Thread(() -> said.set(Said.by(desk, "train", "x")));
        command.start();
        command.interrupt();
        command.join();
        assertThat(job.state()).isEqualTo(quire.api.job.Job.State.CANCELLED);
        assertThat(said.get().code()).isEqualTo(1);
        assertThat(said.get().err()).contains("go on with: quire resume r9");
    }

    @Test
    void aJobThatFailsGivesItsLine() {
        desk.on("train", a -> new FakeJob<RunInfo>("job-1", null).fails(new QuireException("data.csv line 3: bad; mend it")));
        Said said = Said.by(desk, "train", "x");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).endsWith("quire: data.csv line 3: bad; mend it" + System.lineSeparator());
    }

    @Test
    void resumeReportsTheRun() {
        desk.on("run", a -> null).on("resume", a -> new FakeJob<>("job-2", FakeDesk.run((String) a[0], "deep", Map.of(), Map.of("test/auc", 0.9))));
        assertThat(Said.by(desk, "resume", "r1").out()).contains("r1", "0.9000");
    }
}
