package quire.core.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import quire.api.QuireException;
import quire.api.compute.Optimiser;
import quire.api.dataset.DatasetFactory;
import quire.api.experiment.Arm;
import quire.api.experiment.Claim;
import quire.api.experiment.Experiment;
import quire.api.experiment.Report;
import quire.api.experiment.Verdict;
import quire.api.job.Job;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.option.Options;
import quire.api.paper.Benchmark;
import quire.api.paper.Paper;
import quire.api.paper.PredictContext;
import quire.api.paper.Predictor;
import quire.api.run.RunInfo;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.api.trainer.SupervisedTask;
import quire.api.work.BenchReport;
import quire.api.work.TrainRequest;
import quire.core.catalogue.Registries;
import quire.core.fake.FakeCompute;
import quire.core.fake.FakeFramework;
import quire.core.fake.FakePaper;
import quire.core.job.JobManagerProvider;
import quire.core.run.RunStoreProvider;
import quire.data.json.Json;

class WorkbenchTest {
    @TempDir
    Path home;
    private final FakeFramework framework = new FakeFramework();
    private final FakePaper paper = new FakePaper();
    private final FakeCompute compute = new FakeCompute();
    private final List<ServiceReference<?>> services = new ArrayList<>();
    private Bundle bundle;
    private JobManagerProvider jobs;
    private RunStoreProvider runs;
    private WorkbenchProvider workbench;

    @BeforeEach
    void start() {
        framework.property("quire.home", home.toString());
        framework.bundle("quire.core", "0.1.0");
        bundle = framework.bundle("quire.paper.line", "1.2.0");
        offer(Paper.class, "line", paper.paper);
        offer(ModelFactory.class, "logistic", paper.model);
        offer(DatasetFactory.class, "made", paper.made());
        offer(DatasetFactory.class, "file", paper.file());
        offer(SupervisedTask.class, "line", paper.task);
        offer(Experiment.class, "line", new LineExperiment());
        offer(Predictor.class, "line", new LinePredictor());
        offer(Benchmark.class, "line", new LineBenchmark());
        jobs = new JobManagerProvider(framework.context, 2, 1, Duration.ofSeconds(20));
        runs = new RunStoreProvider(framework.context);
        workbench = new WorkbenchProvider(framework.context, Registries.of(framework.context, services), runs, compute, jobs, jobs);
    }

    @AfterEach
    void everythingIsClosed() throws Exception {
        for (Job<?> j : jobs.jobs()) {
            j.cancel();
            j.await(Duration.ofSeconds(20));
        }
        assertThat(compute.allClosed()).isTrue();
        assertThat(paper.openData).hasValue(0);
        assertThat(framework.inUse).hasValue(0);
        if (Files.exists(home.resolve("work"))) {
            try (var left = Files.list(home.resolve("work"))) {
                assertThat(left).isEmpty();
            }
        }
    }

    private void offer(Class<?> type, String id, Object service) {
        services.add(framework.register(bundle, type, "line", id, service));
    }

    private static TrainRequest request(Map<String, String> set) {
        return new TrainRequest("line", null, null, null, null, set, 5, null, null, null);
    }

    @Test
    void trainingFillsTheRecord() throws Exception {
        Job<RunInfo> job = workbench.train(request(Map.of("epochs", "2", "rows", "100", "trainer.rate", "0.02")));
        RunInfo info = job.await();
        assertThat(info.state()).isEqualTo("done");
        assertThat(info.metrics()).containsKeys("test/auc", "test_far/auc", "validation/auc");
        assertThat(info.spec().trainerOptions()).containsEntry("epochs", "2").containsEntry("rate", "0.02").containsEntry("batch", "16");
        assertThat(info.spec().datasetOptions()).isEqualTo(Map.of("rows", "100"));
        assertThat(info.engine()).isEqualTo("fake");
        assertThat(info.device()).isEqualTo("cpu");
        assertThat(info.threads()).isPositive();
        assertThat(info.parameters()).isEqualTo(2);
        assertThat(info.dataHash()).isEqualTo("line-100-5");
        assertThat(info.dataCounts()).containsEntry("rows", 100L);
        assertThat(info.schema().size("features")).isEqualTo(1);
        assertThat(info.bundles()).containsEntry("quire.paper.line", "1.2.0").containsEntry("quire.core", "0.1.0");
        assertThat(info.seconds()).isPositive();
        assertThat(job.owner()).isEqualTo("quire.paper.line 1.2.0");
        assertThat(job.messages(0).get(0)).isEqualTo("run " + info.id());
        assertThat(runs.run(info.id()).artifacts().resolve("vocabulary.txt")).hasContent("none");
        assertThat(runs.run(info.id()).model()).containsOnlyKeys("w");
        assertThat(runs.run(info.id()).metrics()).hasSize(2);
        assertThat(Json.read(home.resolve("runs").resolve(info.id()).resolve("run.json"), RunInfo.class)).isEqualTo(runs.run("last").info());
    }

    @Test
    void theSameRequestGivesTheSameNumbers() throws Exception {
        RunInfo a = workbench.train(request(Map.of())).await();
        RunInfo b = workbench.train(request(Map.of())).await();
        assertThat(b.metrics()).isEqualTo(a.metrics());
        assertThat(runs.run(b.id()).folder().resolve("metrics.jsonl")).hasSameBinaryContentAs(runs.run(a.id()).folder().resolve("metrics.jsonl"));
    }

    @Test
    void aCancelledRunGoesOnAndEqualsTheUninterruptedOne() throws Exception {
        RunInfo whole = workbench.train(request(Map.of())).await();
        int[] reads = {0};
        Job<?>[] job = new Job<?>[1];
        Object ready = new Object();
        paper.whenRead = s -> {
            synchronized (ready) {
                if (reads[0]++ == 20) {
                    job[0].cancel();
                }
            }
        };
        Job<RunInfo> cut;
        synchronized (ready) {
            cut = workbench.train(request(Map.of()));
            job[0] = cut;
        }
        assertThatThrownBy(cut::await).isInstanceOf(CancellationException.class);
        paper.whenRead = s -> { };
        RunInfo stopped = runs.run("last").info();
        // ids of one second are in no order
        stopped = stopped.id().equals(whole.id()) ? runs.runs().get(0) : stopped;
        assertThat(stopped.state()).isEqualTo("cancelled");
        RunInfo resumed = workbench.resume(stopped.id(), null).await();
        assertThat(resumed.state()).isEqualTo("done");
        assertThat(resumed.metrics()).isEqualTo(whole.metrics());
        assertThat(runs.run(resumed.id()).folder().resolve("metrics.jsonl"))
                .hasSameBinaryContentAs(runs.run(whole.id()).folder().resolve("metrics.jsonl"));
        assertThatThrownBy(() -> workbench.resume(whole.id(), null)).isInstanceOf(QuireException.class).hasMessageContaining("nothing to resume");
    }

    @Test
    void stoppingThePapersBundleCancelsItsTraining() throws Exception {
        java.util.concurrent.CountDownLatch reading = new java.util.concurrent.CountDownLatch(5);
        paper.whenRead = s -> reading.countDown();
        Job<RunInfo> job = workbench.train(request(Map.of("epochs", "100000")));
        reading.await();
        framework.stop(bundle);
        assertThat(job.state()).isEqualTo(Job.State.CANCELLED);
        assertThat(runs.run("last").info().state()).isEqualTo("cancelled");
        assertThat(runs.run("last").folder().resolve("checkpoint.safetensors")).exists();
    }

    @Test
    void failuresAreRecorded() throws Exception {
        paper.whenRead = s -> {
            throw new QuireException("a.points:3: bad");
        };
        assertThatThrownBy(workbench.train(request(Map.of()))::await).isInstanceOf(QuireException.class).hasMessage("a.points:3: bad");
        assertThat(runs.run("last").info().state()).isEqualTo("failed");
        assertThat(runs.run("last").info().error()).isEqualTo("a.points:3: bad");
    }

    @Test
    void requestsAreCheckedBeforeTheJob() {
        assertThatThrownBy(() -> workbench.train(request(Map.of("rate", "1")))).isInstanceOf(QuireException.class).hasMessageContaining("model.rate");
        assertThatThrownBy(() -> workbench.train(request(Map.of("epochs", "0")))).isInstanceOf(QuireException.class).hasMessageContaining("epochs=0");
        assertThatThrownBy(() -> workbench.train(new TrainRequest("none", null, null, null, null, Map.of(), 1, null, null, null)))
                .isInstanceOf(QuireException.class).hasMessageContaining("there are: line");
        assertThatThrownBy(() -> workbench.train(new TrainRequest("line", "other", null, null, null, Map.of(), 1, null, null, null)))
                .isInstanceOf(QuireException.class).hasMessageContaining("logistic");
        assertThatThrownBy(() -> workbench.train(new TrainRequest("line", null, "file", null, null, Map.of(), 1, null, null, null)))
                .isInstanceOf(QuireException.class).hasMessageContaining("--data");
        assertThatThrownBy(() -> workbench.train(new TrainRequest("line", null, null, null, null, Map.of(), 1, "gone", null, null)))
                .isInstanceOf(QuireException.class).hasMessageContaining("no library");
        assertThatThrownBy(() -> workbench.train(new TrainRequest("line", null, null, null, null, Map.of(), 1, null, "cuda:0", null)))
                .isInstanceOf(QuireException.class).hasMessageContaining("too old");
        assertThatThrownBy(() -> workbench.train(new TrainRequest("line", null, null, home.resolve("none"), null, Map.of(), 1, null, null, null)))
                .isInstanceOf(QuireException.class).hasMessageContaining("no such file");
        assertThat(jobs.jobs()).isEmpty();
    }

    @Test
    void dataChoosesItsDataset() throws Exception {
        Path points = Files.writeString(home.resolve("a.points"), "1");
        assertThat(workbench.train(new TrainRequest("line", null, null, points, null, Map.of(), 1, null, null, null)).await().spec().dataset())
                .isEqualTo("file");
        Path other = Files.writeString(home.resolve("a.txt"), "1");
        assertThatThrownBy(() -> workbench.train(new TrainRequest("line", null, null, other, null, Map.of(), 1, null, null, null)))
                .isInstanceOf(QuireException.class).hasMessageContaining("tried: file (reads *.points)");
    }

    @Test
    void warmStartBeginsWithAnEarlierRun() throws Exception {
        RunInfo first = workbench.train(request(Map.of())).await();
        RunInfo second = workbench.train(new TrainRequest("line", null, null, null, null, Map.of("epochs", "1"), 5, null, null, first.id())).await();
        assertThat(second.spec().from()).isEqualTo(first.id());
        assertThat(runs.run(second.id()).metrics().get(0).get("train_loss")).isLessThan(runs.run(first.id()).metrics().get(0).get("train_loss"));
    }

    @Test
    void evaluationRepeatsTheReportedNumbers() throws Exception {
        RunInfo run = workbench.train(request(Map.of())).await();
        Map<String, Double> again = workbench.evaluate(run.id(), null, null, Map.of()).await();
        assertThat(run.metrics()).containsAllEntriesOf(again);
        assertThat(again).containsKeys("validation/auc", "test/auc", "test_far/auc");
        assertThat(workbench.evaluate(run.id(), null, null, Map.of("rows", "50")).await()).isNotEqualTo(again);
        Path points = Files.writeString(home.resolve("b.points"), "1");
        assertThat(workbench.evaluate(run.id(), null, points, Map.of()).await()).containsOnlyKeys("validation/auc", "validation/log_loss", "test/auc",
                "test/log_loss");
    }

    @Test
    void predictionWritesFiles() throws Exception {
        RunInfo run = workbench.train(request(Map.of())).await();
        Path in = Files.writeString(home.resolve("in.txt"), "x");
        List<Path> files = workbench.predict(run.id(), List.of(in), home.resolve("out"), Map.of("mark", "!")).await();
        assertThat(files).hasSize(1);
        assertThat(files.get(0)).hasContent("in.txt!");
        assertThatThrownBy(() -> workbench.predict(run.id(), List.of(home.resolve("no")), home, Map.of())).isInstanceOf(QuireException.class);
        assertThatThrownBy(() -> workbench.predict(run.id(), List.of(in), home, Map.of("x", "y"))).isInstanceOf(QuireException.class);
    }

    @Test
    void experimentsShareDataAndEndInVerdicts() throws Exception {
        Job<Report> job = workbench.reproduce("line", true, 3, null);
        Report report = job.await();
        assertThat(report.arms()).extracting(Report.ArmResult::name).containsExactly("long", "short");
        assertThat(report.arms().get(0).metrics().get("test/auc").values()).hasSize(3);
        assertThat(report.arms().get(0).metrics().get("params").mean()).isEqualTo(2);
        assertThat(report.claims()).extracting(Report.ClaimResult::verdict).containsExactly("confirmed", "refuted", "inconclusive");
        assertThat(report.claims().get(2).evidence()).contains("no metric test/nothing");
        // two arms, three seeds, one data set per seed
        assertThat(paper.everOpened).hasValue(3);
        assertThat(job.progress().total()).isEqualTo(100);
        Path folder;
        try (var all = Files.list(home.resolve("experiments"))) {
            folder = all.findFirst().orElseThrow();
        }
        assertThat(folder.getFileName().toString()).startsWith("line-quick-");
        assertThat(Json.read(folder.resolve("report.json"), Report.class)).isEqualTo(report);
        assertThat(folder.resolve("report.md")).content().contains("| long | 3 |").contains("**confirmed**");
        assertThat(folder.resolve("long-2/metrics.jsonl")).exists();
        assertThat(runs.runs()).isEmpty();
    }

    @Test
    void benchmarksTimeEveryCase() throws Exception {
        BenchReport report = workbench.bench("line", List.of()).await();
        assertThat(report.device()).isEqualTo("cpu");
        assertThat(report.rows()).hasSize(2);
        BenchReport.Row graph = report.rows().get(0);
        assertThat(graph.engine()).isEqualTo("fake");
        assertThat(graph.params()).isEqualTo(2);
        assertThat(graph.train_ms()).isPositive();
        assertThat(graph.infer_ms()).isPositive();
        assertThat(graph.items_per_s()).isPositive();
        assertThat(graph.native_peak_mb()).isEqualTo(3);
        assertThat(graph.heap_peak_mb()).isPositive();
        assertThat(report.rows().get(1).train_ms()).isNaN();
    }

    private static final class LineExperiment implements Experiment {
        @Override
        public String description() {
            return "long against short training";
        }

        @Override
        public List<Arm> arms(boolean quick) {
            return List.of(new Arm("long", "logistic", Map.of(), "made", Map.of("rows", "150"), "supervised", Map.of("epochs", "5")),
                    new Arm("short", "logistic", Map.of(), "made", Map.of("rows", "150"), "supervised", Map.of("epochs", "1", "rate", "0.0001")));
        }

        @Override
        public int seeds(boolean quick) {
            return 2;
        }

        @Override
        public List<Claim> claims() {
            return List.of(
                    new Claim("longer", "longer is better", "lower loss for every seed", r -> new Claim.Finding(
                            r.difference("long", "short", "test/log_loss").max() < 0 ? Verdict.CONFIRMED : Verdict.REFUTED, "numbers")),
                    new Claim("shorter", "shorter is better", "lower loss for every seed", r -> new Claim.Finding(
                            r.difference("short", "long", "test/log_loss").max() < 0 ? Verdict.CONFIRMED : Verdict.REFUTED, "numbers")),
                    new Claim("broken", "nothing", "cannot be applied", r -> new Claim.Finding(
                            r.difference("long", "short", "test/nothing").mean() > 0 ? Verdict.CONFIRMED : Verdict.REFUTED, "none")));
        }

        @Override
        public List<String> columns() {
            return List.of("test/auc", "test/log_loss", "params");
        }
    }

    private static final class LinePredictor implements Predictor {
        @Override
        public Options options() {
            return Options.none().word("mark", ".", "Put at the end");
        }

        @Override
        public String description() {
            return "writes names";
        }

        @Override
        public List<Path> predict(PredictContext c) throws IOException {
            assertThat(c.session().parameters().get("w").toDoubles()).isEqualTo(c.run().model().get("w").toDoubles());
            return List.of(Files.writeString(c.out().resolve("names.txt"), c.inputs().get(0).getFileName() + c.options().word("mark")));
        }
    }

    private final class LineBenchmark implements Benchmark {
        @Override
        public List<Case> cases() {
            Batch batch = new Batch(2, Map.of("x", Tensor.of(new float[] {1, 2}, 2), "y", Tensor.of(new float[] {0, 1}, 2)));
            Model model = name -> null;
            return List.of(new GraphCase("step", model, Optimiser.sgd(0.1, 0.9), batch, null), new HostCase("host", 3, () -> {
                if (batch.rows() != 2) {
                    throw new IllegalStateException();
                }
            }));
        }
    }
}
