package quire.core.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import quire.api.QuireException;
import quire.api.compute.ComputeService;
import quire.api.dataset.DatasetFactory;
import quire.api.experiment.Experiment;
import quire.api.experiment.Report;
import quire.api.job.Job;
import quire.api.job.JobManager;
import quire.api.model.ModelFactory;
import quire.api.paper.Benchmark;
import quire.api.paper.Predictor;
import quire.api.run.Run;
import quire.api.run.RunInfo;
import quire.api.run.RunSpec;
import quire.api.work.BenchReport;
import quire.api.work.Resources;
import quire.api.work.TrainRequest;
import quire.api.work.Workbench;
import quire.core.catalogue.Held;
import quire.core.catalogue.Kind;
import quire.core.catalogue.Services;
import quire.core.job.Queues;
import quire.core.run.Runs;

/** Checks requests and turns them into jobs. */
@Component(immediate = true, service = Workbench.class)
public final class WorkbenchProvider implements Workbench {
    private final Desk desk;
    private final Finder finder;
    private final Planner planner;
    private final Training training;

    @Activate
    public WorkbenchProvider(BundleContext context, @Reference Services services, @Reference Runs runs, @Reference ComputeService compute,
            @Reference JobManager jobs, @Reference Queues queues) {
        desk = new Desk(context, services, runs, compute, jobs, queues);
        finder = new Finder(services);
        planner = new Planner(desk, finder);
        training = new Training(desk, finder);
    }

    @Override
    public Job<RunInfo> train(TrainRequest request) {
        return checked(() -> {
            Planner.Plan plan = planner.train(request);
            RunSpec s = plan.spec();
            return submit("train " + s.paper() + "/" + s.model() + " on " + s.dataset(), s.device(), request.resources().priority(), plan.owner(),
                    new TrainWork(training, s, null, s.engine(), request.resources().memoryMb()));
        });
    }

    @Override
    public Job<RunInfo> resume(String run, String engine) {
        return resume(run, engine, Resources.DEFAULT);
    }

    @Override
    public Job<RunInfo> resume(String run, String engine, Resources resources) {
        return checked(() -> {
            RunInfo info = desk.runs().run(run).info();
            RunSpec s = info.spec();
            String own = info.engine() == null ? s.engine() : info.engine();
            String chosen = desk.engine(engine == null ? own : engine);
            // opened once now, so that a run that is done or being written is refused here
            desk.runs().reopen(info.id()).close();
            finder.trainer(s.paper(), s.trainer()).close();
            return submit("resume " + info.id(), s.device(), resources.priority(), owner(s),
                    new TrainWork(training, null, info.id(), chosen, resources.memoryMb()));
        });
    }

    @Override
    public Job<Map<String, Double>> evaluate(String run, String dataset, Path data, Map<String, String> set) {
        return checked(() -> {
            Run trained = trained(run);
            RunSpec s = trained.info().spec();
            finder.task(s.paper()).close();
            Path path = data == null ? null : data.toAbsolutePath().normalize();
            String id = dataset == null && path == null ? s.dataset() : finder.dataset(s.paper(), dataset, path, s.dataset());
            boolean own = id.equals(s.dataset());
            if (path == null && own && s.data() != null) {
                path = Path.of(s.data());
            }
            Map<String, String> options = new TreeMap<>(own ? s.datasetOptions() : Map.of());
            try (Held<DatasetFactory> d = desk.services().hold(DatasetFactory.class, s.paper(), id)) {
                options.putAll(OptionSplitter.split(set == null ? Map.of() : set, Map.of("dataset", d.service().options())).get("dataset"));
                d.service().options().parse(options);
            }
            return submit("eval " + trained.info().id() + " on " + id, Desk.AUTO, owner(s),
                    new EvaluateWork(desk, finder, trained.info().id(), id, path, options));
        });
    }

    @Override
    public Job<List<Path>> predict(String run, List<Path> inputs, Path out, Map<String, String> set) {
        return checked(() -> {
            Run trained = trained(run);
            RunSpec s = trained.info().spec();
            List<Path> files = inputs.stream().map(p -> p.toAbsolutePath().normalize()).toList();
            for (Path p : files) {
                if (!Files.exists(p)) {
                    throw new QuireException("no such file or folder: " + p + "; check the inputs");
                }
            }
            Map<String, String> options = set == null ? Map.of() : Map.copyOf(set);
            try (Held<Predictor> p = finder.only(Predictor.class, Kind.PREDICTOR, s.paper(), s.model())) {
                p.service().options().parse(options);
            }
            return submit("predict with " + trained.info().id(), Desk.AUTO, owner(s),
                    new PredictWork(desk, finder, trained.info().id(), files, out.toAbsolutePath().normalize(), options));
        });
    }

    @Override
    public Job<Report> reproduce(String paper, boolean quick, int seeds, String engine) {
        return reproduce(paper, quick, seeds, engine, Resources.DEFAULT);
    }

    @Override
    public Job<Report> reproduce(String paper, boolean quick, int seeds, String engine, Resources resources) {
        return checked(() -> {
            finder.paper(paper);
            String chosen = desk.engine(engine);
            Bundle owner;
            try (Held<Experiment> e = finder.only(Experiment.class, Kind.EXPERIMENT, paper, paper)) {
                owner = e.owner();
                e.service().arms(quick).forEach(arm -> planner.arm(paper, arm, 1, chosen));
            }
            return submit("reproduce " + paper + (quick ? " (quick)" : ""), Desk.AUTO, resources.priority(), owner,
                    new ReproduceWork(training, planner, paper, quick, seeds, chosen, resources.memoryMb()));
        });
    }

    @Override
    public Job<BenchReport> bench(String paper, List<String> engines) {
        return checked(() -> {
            finder.paper(paper);
            List<String> chosen = engines == null || engines.isEmpty() ? List.of(Desk.AUTO) : engines.stream().map(desk::engine).toList();
            Bundle owner;
            try (Held<Benchmark> b = finder.only(Benchmark.class, Kind.BENCHMARK, paper, paper)) {
                owner = b.owner();
            }
            return submit("bench " + paper, Desk.AUTO, owner, new BenchWork(desk, finder, paper, chosen));
        });
    }

    private Run trained(String run) throws IOException {
        Run r = desk.runs().run(run);
        if (!Files.exists(r.folder().resolve("model.safetensors"))) {
            throw new QuireException("run " + r.info().id() + " has no trained model yet (state " + r.info().state() + "); resume it first");
        }
        return r;
    }

    /** The bundle of a run's model. */
    private Bundle owner(RunSpec s) {
        finder.paper(s.paper());
        try (Held<ModelFactory> m = desk.services().hold(ModelFactory.class, s.paper(), s.model())) {
            return m.owner();
        }
    }

    private <T> Job<T> submit(String title, String device, Bundle owner, JobManager.Work<T> work) {
        return submit(title, device, 0, owner, work);
    }

    private <T> Job<T> submit(String title, String device, int priority, Bundle owner, JobManager.Work<T> work) {
        return desk.jobs().submit(title, desk.device(device), priority, owner, work);
    }

    private interface Request<T> {
        Job<T> submit() throws IOException;
    }

    private static <T> Job<T> checked(Request<T> request) {
        try {
            return request.submit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
