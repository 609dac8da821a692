package quire.paper.age.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quire.api.QuireException;
import quire.api.compute.ComputeService;
import quire.api.compute.Lease;
import quire.api.compute.LeaseRequest;
import quire.api.compute.Optimiser;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.model.ModelFactory;
import quire.api.run.Run;
import quire.api.run.RunSpec;
import quire.api.run.RunStore;
import quire.api.tensor.DType;
import quire.paper.age.api.Explorer;
import quire.paper.age.api.Monitor;
import quire.paper.age.api.Ranked;
import quire.paper.age.api.Request;
import quire.paper.age.data.ArticleRows;
import quire.paper.age.model.ExplorableModel;
import quire.paper.age.model.NamedValues;

/** Makes the explorer of one configuration: opens its run's model, and closes it with the service. */
@Component(service = Explorer.class, configurationPid = Explorer.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class ExplorerComponent implements Explorer {
    private static final Logger LOG = LoggerFactory.getLogger(ExplorerComponent.class);
    private final Lease lease;
    private final Session session;
    private final LiveExplorer explorer;
    private final Path state;

    /** A configuration's properties. */
    public @interface Settings {
        /** Id of a run of paper age. */
        String run();

        /** Options as {@code policy=age-ts,lambda=3}. */
        String set() default "";

        /** File read at the start, where it exists, and written at the end; empty for none. */
        String state() default "";
    }

    @Activate
    public ExplorerComponent(Settings settings, @Reference RunStore runs, @Reference ComputeService compute,
            @Reference(target = "(&(quire.paper=age)(quire.id=age))") ModelFactory models) throws IOException {
        if (settings.run() == null) {
            throw new QuireException("configuration " + PID + " has no property 'run'; give the id of a run of paper age");
        }
        ExplorerOptions options = ExplorerOptions.of(NamedValues.parse("property 'set' of configuration " + PID, settings.set()));
        if (options.policy().single()) {
            LOG.warn("one sample gives {} no spread worth the name; set samples higher", options.policy().policy());
        }
        Run run = runs.run(settings.run());
        RunSpec spec = run.info().spec();
        if (!spec.paper().equals("age")) {
            throw new QuireException("run " + run.info().id() + " is of paper " + spec.paper() + "; an explorer takes a run of paper age, which explores on"
                    + " other papers' models with option host");
        }
        ExplorableModel model = (ExplorableModel) models.create(models.options().parse(spec.modelOptions()), run.info().schema(), DType.FLOAT);
        Articles articles = new Articles(ArticleRows.read(run.artifacts()), run.info().schema().size("vocabulary.article"));
        state = settings.state().isBlank() ? null : Path.of(settings.state());
        lease = compute.lease(new LeaseRequest("explore " + run.info().id(), "auto", spec.engine(), 0, 0));
        try {
            session = lease.open(model, SessionOptions.training(spec.seed(), Optimiser.adam(options.rate())));
            session.load(run.model());
            session.load(run.optimiser());
            explorer = new LiveExplorer(model, run.info().schema(), session, articles, options, spec.seed());
            if (state != null && Files.exists(state)) {
                explorer.restore(state);
            }
        } catch (IOException | RuntimeException | Error e) {
            lease.close();
            throw e;
        }
    }

    @Deactivate
    void close() throws IOException {
        try {
            if (state != null) {
                explorer.snapshot(state);
            }
        } finally {
            session.close();
            lease.close();
        }
    }

    @Override
    public List<Ranked> rank(Request request) {
        return explorer.rank(request);
    }

    @Override
    public void feedback(String requestId, long item, int click) {
        explorer.feedback(requestId, item, click);
    }

    @Override
    public double lambda() {
        return explorer.lambda();
    }

    @Override
    public void lambda(double value) {
        explorer.lambda(value);
    }

    @Override
    public Monitor monitor() {
        return explorer.monitor();
    }

    @Override
    public void snapshot(Path file) throws IOException {
        explorer.snapshot(file);
    }

    @Override
    public void restore(Path file) throws IOException {
        explorer.restore(file);
    }
}
