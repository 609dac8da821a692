package quire.conformance.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import quire.api.QuireException;
import quire.api.compute.Lease;
import quire.api.compute.Optimiser;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.dataset.Schema;
import quire.api.dataset.Split;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.trainer.Procedure;
import quire.api.trainer.ProcedureContext;
import quire.api.trainer.SupervisedTask;
import quire.conformance.paper.Held;
import quire.conformance.paper.OptionList;
import quire.conformance.paper.PaperServices;
import quire.conformance.paper.Platform;
import quire.conformance.paper.Setting;
import quire.conformance.paper.Settings;
import quire.data.batch.FreshReading;

/** A paper's model, data and procedure at hand, without the platform's trainer. Everything goes when it is closed. */
public final class Trial implements AutoCloseable {
    private final Platform platform;
    private final Setting setting;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final ModelFactory models;
    private final SupervisedTask task;
    private final Dataset dataset;
    private final Lease lease;
    private final OptionValues training;

    /** Opens the data and takes a lease. @param work an empty folder */
    public Trial(Platform platform, PaperServices services, Setting setting, Path work) throws IOException {
        this.platform = platform;
        this.setting = setting;
        boolean complete = false;
        try {
            models = keep(services.hold(ModelFactory.class, setting.model())).service();
            DatasetFactory data = keep(services.hold(DatasetFactory.class, setting.dataset())).service();
            Optional<Held<SupervisedTask>> t = services.find(SupervisedTask.class, null);
            task = t.isPresent() ? keep(t.get()).service() : null;
            dataset = keep(data.open(new DatasetRequest(setting.data(), Files.createDirectories(work), data.options().parse(setting.datasetOptions()),
                    Setting.SEED, null)));
            lease = keep(platform.lease(setting.paper(), setting.engine()));
            training = options(setting);
            complete = true;
        } finally {
            if (!complete) {
                close();
            }
        }
    }

    private <C extends AutoCloseable> C keep(C c) {
        open.push(c);
        return c;
    }

    private OptionValues options(Setting s) {
        Options all = OptionList.options(platform.catalogue().services("trainer").stream()
                .filter(e -> e.paper().equals(s.paper()) && e.id().equals(s.trainer())).findFirst().orElseThrow().options());
        return all.parse(s.trainerOptions());
    }

    public Schema schema() {
        return dataset.schema();
    }

    public Dataset dataset() {
        return dataset;
    }

    /** What the paper's quality is measured by; null where it has a trainer of its own. */
    public SupervisedTask task() {
        return task;
    }

    public ModelFactory models() {
        return models;
    }

    public Model model(DType type) {
        return models.create(models.options().parse(setting.modelOptions()), dataset.schema(), type);
    }

    /** A fresh procedure. */
    public Procedure<?> procedure(Model model) {
        return task == null ? Procedure.plain() : task.procedure(new ProcedureContext(model, dataset.schema(), training, Setting.SEED));
    }

    /** How the paper trains, at a constant rate. @param factor on its rate */
    public Optimiser optimiser(double factor) {
        boolean known = setting.supervised();
        double rate = known ? training.number("rate") : 0.001;
        boolean sgd = known && training.word("optimiser").equals("sgd");
        Optimiser o = sgd ? Optimiser.sgd(rate * factor, training.number("momentum")) : Optimiser.adam(rate * factor);
        return known ? o.withClipNorm(training.number("clip_norm")) : o;
    }

    /** Opens a session; the caller closes it. */
    public Session session(Model model, Map<String, Optimiser> optimisers) {
        return lease.open(model, new SessionOptions(Setting.SEED, optimisers));
    }

    /** Whether there is something to train on and to evaluate, and the model can be made for it. */
    public boolean fits() {
        model(DType.FLOAT).graphs().size();
        return dataset.splits().contains(Dataset.TRAIN) && dataset.splits().stream().allMatch(s -> dataset.split(s).size() > 0);
    }

    /** The first training examples as a procedure gets them. */
    public Batch fitting(Procedure<?> procedure) {
        return dataset.splits().isEmpty() ? made(Model.TRAIN) : read(procedure.examples(dataset.split(Dataset.TRAIN)), true);
    }

    /** The first examples of the last split, as they are read for evaluation. */
    public Batch evaluating() {
        List<String> splits = dataset.splits();
        return splits.isEmpty() ? made(Model.INFER) : read(dataset.split(splits.get(splits.size() - 1)), false);
    }

    /** Data without splits is decided on in the order of time, so a batch has to be made up. */
    private Batch made(String graph) {
        return MadeBatch.of(model(DType.FLOAT).graph(graph), Settings.BATCH, Setting.SEED);
    }

    private Batch read(Split split, boolean fitting) {
        int rows = Math.min(Settings.BATCH, split.size());
        if (rows == 0) {
            throw new QuireException("a split of dataset '" + setting.dataset() + "' is empty");
        }
        return split.read(IntStream.range(0, rows).toArray(), new FreshReading(fitting, new SplittableRandom(Setting.SEED)));
    }

    /** Losses of one update by the paper's procedure. */
    public static <P> Map<String, Double> update(Procedure<P> procedure, Session session, Batch batch, long step) {
        return new HashMap<>(procedure.update(session, procedure.prepare(session, batch, step), step));
    }

    /** Every graph the procedure uses, as it uses it in a few updates. */
    public List<Call> calls() {
        Model model = model(DType.FLOAT);
        Procedure<?> procedure = procedure(model);
        Batch batch = fitting(procedure);
        try (Recorder recorder = new Recorder(session(model, procedure.optimisers(optimiser(1))))) {
            for (int step = 0; step < Settings.UPDATES; step++) {
                update(procedure, recorder, batch, step);
            }
            return recorder.calls();
        }
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("cannot close what was opened of paper " + setting.paper(), e);
            }
        }
    }
}
