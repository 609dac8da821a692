package quire.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.QuireException;
import quire.api.experiment.Report;
import quire.api.run.Run;
import quire.api.run.RunInfo;
import quire.api.tensor.Tensor;
import quire.api.work.BenchReport;

class RunCommandsTest {
    @TempDir
    Path home;
    private FakeDesk desk;
    private final Map<String, RunInfo> runs = new TreeMap<>(Map.of(
            "r1", FakeDesk.run("r1", "deep", Map.of("width", "8"), Map.of("test/auc", 0.8, "test/logloss", Double.NaN)),
            "r2", FakeDesk.run("r2", "plain", Map.of(), Map.of("test/auc", 0.7))));

    private record FakeRun(RunInfo info, Path folder) implements Run {
        @Override
        public Path artifacts() {
            return folder;
        }

        @Override
        public Map<String, Tensor> model() {
            return Map.of();
        }

        @Override
        public Map<String, Tensor> optimiser() {
            return Map.of();
        }

        @Override
        public List<Map<String, Double>> metrics() {
            return info.id().equals("r2") ? List.of() : List.of(Map.of("epoch", 1.0, "step", 10.0, "loss", 0.6), Map.of("epoch", 2.0, "step", 20.0, "loss", 0.5));
        }
    }

    @BeforeEach
    void desk() {
        desk = new FakeDesk(home).on("runs", a -> List.copyOf(runs.values())).on("run", a -> {
            if (!runs.containsKey(a[0])) {
                throw new QuireException("there is no run '" + a[0] + "'; see runs");
            }
            return new FakeRun(runs.get(a[0]), home.resolve("runs").resolve((String) a[0]));
        });
    }

    @Test
    void runsAreListedWithTheirTestMetrics() {
        assertThat(Said.by(desk, "runs").out()).contains("r1", "test/auc 0.8000", "12.5 s");
        assertThat(((Map<?, ?>) Said.by(desk, "runs", "--json").list().get(0)).get("id")).isEqualTo("r1");
    }

    @Test
    void aRunIsToldWithOptionsAndHistoryAndNaNIsNull() {
        assertThat(Said.by(desk, "run", "r1").out()).contains("option model.width", "option trainer.epochs", "quire.paper.x 1.0.0");
        Map<?, ?> document = Said.by(desk, "run", "r1", "--json").document();
        assertThat(((Map<?, ?>) ((Map<?, ?>) document.get("info")).get("metrics")).get("test/logloss")).isNull();
        assertThat((List<?>) document.get("history")).hasSize(2);
        assertThat(Said.by(desk, "run", "r7").err()).isEqualTo("quire: there is no run 'r7'; see runs" + System.lineSeparator());
    }

    @Test
    void compareShowsOnlyOptionsThatDiffer() {
        assertThat(Said.by(desk, "compare", "r1", "r2").out().lines()).containsExactly(
                "RUN           r1      r2",
                "model         deep    plain",
                "model.width   8       -",
                "test/auc      0.8000  0.7000",
                "test/logloss  -       -");
        Map<?, ?> document = Said.by(desk, "compare", "r1", "r2", "--json").document();
        assertThat(document.get("metrics")).asString().contains("test/auc=[0.8, 0.7]");
        assertThat(((Map<?, ?>) document.get("options")).containsKey("seed")).isFalse();
    }

    @Test
    void plotDrawsAPicture() throws Exception {
        Path file = home.resolve("some/where.png");
        assertThat(Said.by(desk, "plot", "r1", "--out", file.toString(), "--json").document().get("file")).isEqualTo(file.toString());
        assertThat(ImageIO.read(file.toFile()).getWidth()).isGreaterThan(300);
        Said.by(desk, "plot", "r1");
        assertThat(home.resolve("runs/r1/plots/metrics.png")).exists();
    }

    @Test
    void plotSaysWhatThereIsToPlot() {
        assertThat(Said.by(desk, "plot", "r2").err()).contains("no metrics to plot");
        assertThat(Said.by(desk, "plot", "r1", "--metric", "auc").err()).contains("no metric 'auc'; there are: loss");
    }

    @Test
    void evalAndPredictUseTheRunsFullId() throws Exception {
        desk.on("evaluate", a -> new FakeJob<>("j", Map.of("test/auc", 0.81))).on("predict",
                a -> new FakeJob<>("j", List.of(((Path) a[2]).resolve("scores.csv"))));
        assertThat(Said.by(desk, "eval", "r1", "--json").document()).isEqualTo(Map.of("run", "r1", "metrics", Map.of("test/auc", 0.81)));
        Path in = Files.writeString(home.resolve("in.csv"), "x");
        assertThat(Said.by(desk, "predict", "r1", in.toString(), "--out", home.resolve("o").toString(), "--json").document())
                .isEqualTo(Map.of("run", "r1", "files", List.of(home.resolve("o/scores.csv").toString())));
    }

    @Test
    void reproducePrintsArmsAndVerdicts() {
        Report report = new Report("x", true, List.of("test/auc"), List.of(new Report.ArmResult("deep", 2, Map.of("test/auc", new Report.Summary(0.8, 0.01, List.of(0.79, 0.81)))),
                new Report.ArmResult("plain", 1, Map.of("test/auc", new Report.Summary(0.7, Double.NaN, List.of(0.7))))),
                List.of(new Report.ClaimResult("c1", "Deep is better", "difference above 0", "confirmed", "+0.1")), 61);
        desk.on("reproduce", a -> a[0].equals("x") && a[1].equals(true) && a[2].equals(3) ? new FakeJob<>("j", report) : null);
        Said said = Said.by(desk, "reproduce", "x", "--quick", "--seeds", "3");
        assertThat(said.out()).contains("0.8000 ±0.0100", "CONFIRMED: Deep is better", "rule: difference above 0", "Quick version; took 1:01");
        Map<?, ?> document = Said.by(desk, "reproduce", "x", "--quick", "--seeds", "3", "--json").document();
        assertThat(document.keySet().stream().map(String::valueOf)).contains("paper", "quick", "arms", "claims");
        assertThat(document.get("arms")).asString().contains("sd=null");
    }

    @Test
    void benchTakesSeveralEngines() {
        BenchReport.Row slow = new BenchReport.Row("step", "nd4j", 1, 10, 30, 8, 1, 1, 1, 1);
        BenchReport.Row fast = new BenchReport.Row("step", "libtorch", 1, 10, 10, 4, 1, 1, 1, 1);
        desk.on("bench", a -> new FakeJob<>("j", new BenchReport("x", List.of(slow, fast), "cpu", 2)));
        assertThat(Said.by(desk, "bench", "x", "--engine", "nd4j,libtorch").out())
                .contains("step: libtorch trains 3.00 times and infers 2.00 times as fast as nd4j");
        desk.on("bench", a -> new FakeJob<>("j", new BenchReport("x", List.of(new BenchReport.Row("small", ((List<?>) a[1]).toString(), 128, 10, 1.5,
                Double.NaN, 0.25, 1e5, 12, 34)), "cpu", 2)));
        Said said = Said.by(desk, "bench", "x", "--engine", "nd4j,libtorch");
        assertThat(said.out()).contains("[nd4j, libtorch]", "1.5000", "cpu, 2 threads");
        Map<?, ?> row = (Map<?, ?>) ((List<?>) Said.by(desk, "bench", "x", "--json").document().get("rows")).get(0);
        assertThat(row.keySet().stream().map(String::valueOf)).containsExactlyInAnyOrder("name", "engine", "batch", "params", "train_ms", "infer_ms", "host_ms",
                "items_per_s", "native_peak_mb", "heap_peak_mb", "figures");
        assertThat(row.get("infer_ms")).isNull();
    }
}
