package quire.core.work;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.framework.Bundle;
import quire.api.QuireException;
import quire.api.dataset.DatasetFactory;
import quire.api.experiment.Arm;
import quire.api.model.ModelFactory;
import quire.api.option.Options;
import quire.api.paper.PaperInfo;
import quire.api.run.RunInfo;
import quire.api.run.RunSpec;
import quire.api.trainer.Trainer;
import quire.api.work.TrainRequest;
import quire.core.catalogue.Held;

/** Turns requests into complete, checked descriptions of runs. */
record Planner(Desk desk, Finder finder) {
    /** @param owner bundle of the model */
    record Plan(RunSpec spec, Bundle owner) {
    }

    Plan train(TrainRequest r) throws IOException {
        PaperInfo paper = finder.paper(r.paper());
        String model = r.model() == null ? paper.model() : r.model();
        String trainer = r.trainer() == null ? paper.trainer() : r.trainer();
        Path data = r.data() == null ? null : r.data().toAbsolutePath().normalize();
        String dataset = finder.dataset(paper.id(), r.dataset(), data, paper.dataset());
        String from = r.from() == null ? null : warm(r.from(), paper.id(), model);
        try (Held<ModelFactory> m = desk.services().hold(ModelFactory.class, paper.id(), model);
                Held<DatasetFactory> d = desk.services().hold(DatasetFactory.class, paper.id(), dataset);
                Held<Trainer> t = finder.trainer(paper.id(), trainer)) {
            if (data == null && !d.service().synthetic()) {
                throw new QuireException("dataset '" + dataset + "' reads files (" + d.service().description() + "); give --data PATH");
            }
            Map<String, Options> parts = new LinkedHashMap<>();
            parts.put("model", m.service().options());
            parts.put("dataset", d.service().options());
            parts.put("trainer", t.service().options());
            Map<String, Map<String, String>> given = OptionSplitter.split(r.set() == null ? Map.of() : r.set(), parts);
            return new Plan(new RunSpec(paper.id(), model, dataset, data == null ? null : data.toString(), trainer,
                    text(parts, given, "model"), text(parts, given, "dataset"), text(parts, given, "trainer"), r.seed(),
                    desk.engine(r.engine()), r.device() == null ? Desk.AUTO : r.device(), from), m.owner());
        }
    }

    /** A run of an experiment. */
    RunSpec arm(String paper, Arm arm, long seed, String engine) {
        try (Held<ModelFactory> m = desk.services().hold(ModelFactory.class, paper, arm.model());
                Held<DatasetFactory> d = desk.services().hold(DatasetFactory.class, paper, arm.dataset());
                Held<Trainer> t = finder.trainer(paper, arm.trainer())) {
            return new RunSpec(paper, arm.model(), arm.dataset(), null, arm.trainer(), m.service().options().parse(arm.modelOptions()).text(),
                    d.service().options().parse(arm.datasetOptions()).text(), t.service().options().parse(arm.trainerOptions()).text(),
                    seed, engine, Desk.AUTO, null);
        } catch (QuireException e) {
            throw new QuireException("arm '" + arm.name() + "': " + e.getMessage(), e);
        }
    }

    private String warm(String from, String paper, String model) throws IOException {
        RunInfo info = desk.runs().run(from).info();
        if (!info.spec().paper().equals(paper) || !info.spec().model().equals(model)) {
            throw new QuireException("run " + info.id() + " holds " + info.spec().paper() + "/" + info.spec().model() + ", not " + paper + "/" + model
                    + "; start from a run of the same model");
        }
        if (!java.nio.file.Files.exists(desk.runs().run(from).folder().resolve("model.safetensors"))) {
            throw new QuireException("run " + info.id() + " has no trained model yet (state " + info.state() + "); resume it first");
        }
        return info.id();
    }

    private static Map<String, String> text(Map<String, Options> parts, Map<String, Map<String, String>> given, String part) {
        return parts.get(part).parse(given.get(part)).text();
    }
}
