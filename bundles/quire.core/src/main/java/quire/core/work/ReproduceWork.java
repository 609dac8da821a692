package quire.core.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import quire.api.QuireException;
import quire.api.experiment.Arm;
import quire.api.experiment.Experiment;
import quire.api.experiment.Report;
import quire.api.job.JobContext;
import quire.api.job.JobManager.Work;
import quire.api.run.RunInfo;
import quire.api.run.RunSpec;
import quire.core.catalogue.Held;
import quire.core.catalogue.Kind;
import quire.core.run.OpenRun;
import quire.data.file.AtomicFile;
import quire.data.json.Json;

/** Runs the arms of a paper's experiment for every seed, one after the other, and has its claims judged. */
record ReproduceWork(Training training, Planner planner, String paper, boolean quick, int seeds, String engine, long memoryMb) implements Work<Report> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    @Override
    public Report run(JobContext job) throws Exception {
        long began = System.nanoTime();
        try (Held<Experiment> held = training.finder().only(Experiment.class, Kind.EXPERIMENT, paper, paper)) {
            Experiment experiment = held.service();
            List<Arm> arms = experiment.arms(quick);
            int count = seeds > 0 ? seeds : experiment.seeds(quick);
            Path folder = training.desk().runs().home().resolve("experiments")
                    .resolve(paper + "-" + (quick ? "quick" : "full") + "-" + TIME.format(Instant.now()));
            Files.createDirectories(folder);
            Map<String, List<Map<String, Double>>> found = new LinkedHashMap<>();
            arms.forEach(a -> found.put(a.name(), new ArrayList<>()));
            for (int seed = 1; seed <= count; seed++) {
                seed(job, arms, seed, count, folder, found);
            }
            Report report = Judge.report(paper, quick, experiment, found, (System.nanoTime() - began) / 1e9);
            Json.write(folder.resolve("report.json"), report);
            AtomicFile.text(folder.resolve("report.md"), Markdown.of(report));
            job.message("report in " + folder);
            return report;
        }
    }

    /** All arms of one seed; arms that use the same data share it. */
    private void seed(JobContext job, List<Arm> arms, int seed, int seedCount, Path folder, Map<String, List<Map<String, Double>>> found)
            throws Exception {
        Map<List<Object>, OpenData> shared = new HashMap<>();
        try {
            for (int i = 0; i < arms.size(); i++) {
                if (job.cancelled()) {
                    throw new CancellationException("cancelled after " + ((seed - 1) * arms.size() + i) + " trainings");
                }
                Arm arm = arms.get(i);
                ScaledJob part = new ScaledJob(job, arm.name() + " seed " + seed, (seed - 1) * arms.size() + i, seedCount * arms.size());
                found.get(arm.name()).add(train(arm, seed, folder, part, shared));
            }
        } finally {
            close(shared);
        }
    }

    private Map<String, Double> train(Arm arm, int seed, Path folder, JobContext job, Map<List<Object>, OpenData> shared) throws Exception {
        RunSpec spec = planner.arm(paper, arm, seed, engine);
        String id = arm.name().replaceAll("[^A-Za-z0-9._-]+", "-") + "-" + seed;
        try (OpenRun run = training.desk().runs().create(folder, id, spec)) {
            RunInfo info = training.train(run, s -> {
                List<Object> key = List.of(s.dataset(), s.datasetOptions());
                if (!shared.containsKey(key)) {
                    shared.put(key, training.data(s));
                }
                return shared.get(key).dataset();
            }, job, engine, memoryMb);
            Map<String, Double> metrics = new TreeMap<>(info.metrics());
            metrics.put("params", (double) info.parameters());
            return metrics;
        } catch (QuireException e) {
            throw new QuireException("arm '" + arm.name() + "' seed " + seed + ": " + e.getMessage(), e);
        }
    }

    private static void close(Map<List<Object>, OpenData> shared) throws IOException {
        IOException failed = null;
        for (OpenData d : shared.values()) {
            try {
                d.close();
            } catch (IOException e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
