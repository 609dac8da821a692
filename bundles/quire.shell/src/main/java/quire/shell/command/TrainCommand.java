package quire.shell.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import quire.api.job.Job;
import quire.api.paper.PaperInfo;
import quire.api.run.RunInfo;
import quire.api.run.RunSpec;
import quire.api.work.ServiceEntry;
import quire.api.work.TrainRequest;

/** {@code train}. */
@Command(name = "train", description = "Train a paper's model, and its baseline on the same data unless a model is named.",
        footer = {"", "Example: quire train can --data ml-100k --epochs 2 --set orders=2"})
public final class TrainCommand extends TrainingCommand {
    @Parameters(paramLabel = "PAPER", description = "Id of a paper, as 'papers' lists it.")
    private String paper;

    @Option(names = "--model", paramLabel = "MODEL", description = "Model to train; the paper's own by default.")
    private String model;

    @Option(names = "--dataset", paramLabel = "DATASET", description = "Data set; by default the one that knows the files of --data.")
    private String dataset;

    @Option(names = "--data", paramLabel = "PATH", description = "File or folder of the data set; without it the paper's synthetic data.")
    private Path data;

    @Option(names = "--trainer", paramLabel = "TRAINER", description = "Trainer; the paper's own by default.")
    private String trainer;

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training data.")
    private Integer epochs;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Makes weights, order and splits; ${DEFAULT-VALUE} by default.")
    private long seed;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Option of model, data set or trainer, as 'info' lists them; may be repeated.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--engine", paramLabel = "ENGINE", description = "Engine that runs the graphs; chosen by default.")
    private String engine;

    @Option(names = "--device", paramLabel = "DEVICE", description = "Device; chosen by default.")
    private String device;

    @Option(names = "--from", paramLabel = "RUN", description = "Start from a run's values (warm start).")
    private String from;

    @Option(names = "--baselines", paramLabel = "MODEL,…", split = ",", description = "Models trained afterwards on the same split; the paper's baseline by default, 'all' for every other model.")
    private List<String> baselines;

    @Option(names = "--no-baseline", description = "Do not train the baseline afterwards.")
    private boolean noBaseline;

    @Mixin
    private ResourceOptions resources = new ResourceOptions();

    @Override
    protected void execute() throws Exception {
        List<String> others = others(desk().catalogue().paper(paper));
        Map<String, String> options = new LinkedHashMap<>(set);
        if (epochs != null) {
            options.put("trainer.epochs", epochs.toString());
        }
        if (detached()) {
            return;
        }
        Job<RunInfo> job = desk().workbench().train(new TrainRequest(paper, model, dataset, data, trainer, options, seed, engine, device, from,
                resources.resources()));
        if (background()) {
            announce(job);
            return;
        }
        RunInfo run = follow(job);
        List<RunInfo> compared = new ArrayList<>();
        for (String other : others) {
            compared.add(follow(desk().workbench().train(likewise(run, other))));
        }
        report(run, compared);
    }

    /** Models to compare with. */
    private List<String> others(PaperInfo info) {
        if (baselines == null) {
            return noBaseline || model != null || from != null || info.baseline() == null ? List.of() : List.of(info.baseline());
        }
        String own = model == null ? info.model() : model;
        return baselines.equals(List.of("all")) ? desk().catalogue().services("model").stream()
                .filter(m -> m.paper().equals(paper) && !m.id().equals(own)).map(ServiceEntry::id).sorted().toList() : baselines;
    }

    /** The same training with another model: same data, split, seed, engine, data set and trainer options. */
    private TrainRequest likewise(RunInfo run, String other) {
        RunSpec spec = run.spec();
        Map<String, String> options = new LinkedHashMap<>();
        spec.datasetOptions().forEach((name, value) -> options.put("dataset." + name, value));
        spec.trainerOptions().forEach((name, value) -> options.put("trainer." + name, value));
        return new TrainRequest(paper, other, spec.dataset(), data, spec.trainer(), options, seed, engine, device, null, resources.resources());
    }
}
