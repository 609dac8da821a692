package quire.core.work;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import quire.api.compute.Lease;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.job.JobContext;
import quire.api.job.JobManager.Work;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.paper.PredictContext;
import quire.api.paper.Predictor;
import quire.api.run.Run;
import quire.api.run.RunSpec;
import quire.api.tensor.DType;
import quire.core.catalogue.Held;
import quire.core.catalogue.Kind;

/** Applies a run's model to files. */
record PredictWork(Desk desk, Finder finder, String run, List<Path> inputs, Path out, Map<String, String> set) implements Work<List<Path>> {

    private record Context(Run run, Session session, List<Path> inputs, Path out, OptionValues options, JobContext job) implements PredictContext {
    }

    @Override
    public List<Path> run(JobContext job) throws Exception {
        Run trained = desk.runs().run(run);
        RunSpec spec = trained.info().spec();
        try (Held<ModelFactory> m = desk.services().hold(ModelFactory.class, spec.paper(), spec.model());
                Held<Predictor> p = finder.only(Predictor.class, Kind.PREDICTOR, spec.paper(), spec.model());
                Lease lease = desk.lease("predict " + run, Desk.AUTO, spec.engine())) {
            Model model = m.service().create(m.service().options().parse(spec.modelOptions()), trained.info().schema(), DType.FLOAT);
            try (Session session = lease.open(model, SessionOptions.inference(spec.seed()))) {
                session.load(trained.model());
                Files.createDirectories(out);
                return List.copyOf(p.service().predict(new Context(trained, session, inputs, out, p.service().options().parse(set), job)));
            }
        }
    }
}
