package quire.core.work;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import quire.api.compute.Lease;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.dataset.DatasetFactory;
import quire.api.job.JobContext;
import quire.api.job.JobManager.Work;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.run.Run;
import quire.api.run.RunSpec;
import quire.api.tensor.DType;
import quire.api.trainer.Procedure;
import quire.api.trainer.ProcedureContext;
import quire.api.trainer.SupervisedTask;
import quire.core.catalogue.Held;
import quire.core.train.Evaluation;
import quire.core.train.SupervisedTrainer;

/** Measures a run's model on its own or other data. */
record EvaluateWork(Desk desk, Finder finder, String run, String dataset, Path data, Map<String, String> options) implements Work<Map<String, Double>> {
    private static final int BATCH = 256;

    @Override
    public Map<String, Double> run(JobContext job) throws Exception {
        Run trained = desk.runs().run(run);
        RunSpec spec = trained.info().spec();
        Map<String, Double> out = new TreeMap<>();
        try (Held<ModelFactory> m = desk.services().hold(ModelFactory.class, spec.paper(), spec.model());
                Held<DatasetFactory> d = desk.services().hold(DatasetFactory.class, spec.paper(), dataset);
                Held<SupervisedTask> t = finder.task(spec.paper());
                OpenData opened = desk.open(d.service(), data, d.service().options().parse(options), spec.seed(), trained.artifacts());
                Lease lease = desk.lease("eval " + run, Desk.AUTO, spec.engine())) {
            Model model = m.service().create(m.service().options().parse(spec.modelOptions()), trained.info().schema(), DType.FLOAT);
            try (Session session = lease.open(model, SessionOptions.inference(spec.seed()))) {
                session.load(trained.model());
                String batch = spec.trainerOptions().getOrDefault("batch", "");
                int size = batch.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(batch) : BATCH;
                OptionValues training = SupervisedTrainer.options(t.service(), spec.trainerOptions());
                Procedure<?> procedure = t.service().procedure(new ProcedureContext(model, trained.info().schema(), training, spec.seed()));
                Evaluation<?> evaluation = new Evaluation<>(session, opened.dataset(), t.service(), procedure, size, spec.seed(), job);
                for (String split : opened.dataset().splits()) {
                    if (Evaluation.reported(split)) {
                        job.progress("evaluating " + split, 0, 0, "split", Map.of());
                        out.putAll(evaluation.split(split));
                    }
                }
            }
        }
        return out;
    }
}
