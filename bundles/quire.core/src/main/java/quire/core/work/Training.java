package quire.core.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import quire.api.QuireException;
import quire.api.compute.Lease;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.job.JobContext;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.run.Run;
import quire.api.run.RunInfo;
import quire.api.run.RunSpec;
import quire.api.run.RunWriter;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.api.trainer.TrainContext;
import quire.api.trainer.Trainer;
import quire.core.catalogue.Held;
import quire.core.run.OpenRun;
import quire.core.run.Trees;
import quire.data.file.AtomicFile;

/** Trains one run from its description: finds the services, takes a lease, and closes everything again. */
record Training(Desk desk, Finder finder) {

    private record Context(Model model, Dataset dataset, OptionValues options, Lease lease, RunWriter run, JobContext job, long seed,
            Map<String, Tensor> initial) implements TrainContext {
    }

    /** Opens the data a run is described with; the caller closes it. */
    OpenData data(RunSpec spec) throws IOException {
        try (Held<DatasetFactory> d = desk.services().hold(DatasetFactory.class, spec.paper(), spec.dataset())) {
            Path base = spec.from() == null ? null : desk.runs().run(spec.from()).artifacts();
            return desk.open(d.service(), spec.data() == null ? null : Path.of(spec.data()), d.service().options().parse(spec.datasetOptions()),
                    spec.seed(), base);
        }
    }

    /** Trains and ends the run as done, cancelled or failed; the run stays open. */
    RunInfo train(OpenRun run, Data data, JobContext job, String engine, long memoryMb) throws Exception {
        try {
            Map<String, Double> metrics = attempt(run, data, job, engine, memoryMb);
            return run.end("done", new TreeMap<>(metrics), null);
        } catch (Throwable t) {
            boolean cancelled = t instanceof CancellationException;
            try {
                run.end(cancelled ? "cancelled" : "failed", Map.of(), cancelled ? null : t instanceof QuireException ? t.getMessage() : t.toString());
            } catch (IOException e) {
                t.addSuppressed(e);
            }
            throw t;
        }
    }

    /** Gives the data of a run; called once, after the run has begun. */
    interface Data {
        Dataset of(RunSpec spec) throws IOException;
    }

    private Map<String, Double> attempt(OpenRun run, Data data, JobContext job, String engine, long memoryMb) throws IOException {
        RunSpec spec = run.info().spec();
        try (Held<ModelFactory> m = desk.services().hold(ModelFactory.class, spec.paper(), spec.model());
                Held<DatasetFactory> d = desk.services().hold(DatasetFactory.class, spec.paper(), spec.dataset());
                Held<Trainer> t = finder.trainer(spec.paper(), spec.trainer())) {
            job.progress("opening data", 0, 0, "file", Map.of());
            Dataset dataset = data.of(spec);
            String before = run.info().dataHash();
            if (before != null && !before.equals(dataset.fingerprint())) {
                throw new QuireException("the data of run " + run.info().id() + " has changed since it began; restore it or train anew");
            }
            run.note(r -> r.data(dataset));
            writeArtifacts(dataset, run.artifacts());
            Model model = m.service().create(m.service().options().parse(spec.modelOptions()), dataset.schema(), DType.FLOAT);
            if (job.cancelled()) {
                throw new CancellationException("cancelled before training began");
            }
            try (Lease lease = desk.lease(run.info().id(), spec.device(), engine, memoryMb)) {
                job.holds(lease);
                run.note(r -> r.place(lease.device().id(), desk.threads(), desk.bundles(m.owner(), d.owner(), t.owner())));
                OptionValues options = t.service().options().parse(spec.trainerOptions());
                Map<String, Double> metrics = new TreeMap<>(
                        t.service().train(new Context(model, dataset, options, lease, run, job, spec.seed(), initial(spec))));
                model.costs().forEach((name, value) -> metrics.put("model/" + name, value));
                return metrics;
            }
        }
    }

    private Map<String, Tensor> initial(RunSpec spec) throws IOException {
        if (spec.from() == null) {
            return Map.of();
        }
        Run from = desk.runs().run(spec.from());
        Map<String, Tensor> values = new TreeMap<>(from.model());
        values.putAll(from.optimiser());
        return values;
    }

    /** Fills the artifacts folder as a whole; a resumed run that has it keeps it. */
    private static void writeArtifacts(Dataset dataset, Path folder) throws IOException {
        Path done = folder.resolveSibling("artifacts.done");
        if (Files.exists(done)) {
            return;
        }
        Path aside = Files.createTempDirectory(folder.getParent(), AtomicFile.TEMPORARY);
        try {
            dataset.writeArtifacts(aside);
            Trees.delete(folder);
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Trees.delete(aside);
        }
        AtomicFile.text(done, "");
    }
}
