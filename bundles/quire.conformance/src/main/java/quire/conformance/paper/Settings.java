package quire.conformance.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import quire.api.QuireException;
import quire.api.dataset.DatasetFactory;
import quire.api.experiment.Arm;
import quire.api.experiment.Experiment;
import quire.api.model.ModelFactory;
import quire.api.option.Option;
import quire.api.option.Options;
import quire.api.paper.PaperInfo;
import quire.api.work.Catalogue;
import quire.api.work.CheckRequest;

/**
 * Makes settings from what a paper says of itself: the arm of its quick experiment that trains the model, with less data and fewer
 * updates; without an experiment its defaults.
 */
public final class Settings {
    /** Id of the platform's trainer. */
    public static final String SUPERVISED = "supervised";
    /** Updates of a training here. */
    public static final int UPDATES = 6;
    /** Examples in a batch here: two would make batch statistics degenerate. */
    public static final int BATCH = 4;
    /** Examples asked for in each split, as few as the data set can be made with. */
    private static final List<Integer> AMOUNTS = List.of(8, 64);
    /** How data sets and trainers name amounts. */
    private static final String AMOUNT = "(train|validation|test)(_.*)?|rounds";
    private static final Map<String, String> TRAINING = Map.of("epochs", "3", "batch", String.valueOf(BATCH), "max_steps", String.valueOf(UPDATES),
            "checkpoint_every", "2", "checkpoint_seconds", "0", "warmup_epochs", "0", "eval_batch", String.valueOf(BATCH));
    private final PaperServices services;
    private final Catalogue catalogue;

    public Settings(PaperServices services, Catalogue catalogue) {
        this.services = services;
        this.catalogue = catalogue;
    }

    /** Settings to try, smallest first; the last is the quick experiment's own size. */
    public List<Setting> of(CheckRequest request) {
        PaperInfo card = catalogue.paper(services.paper());
        String model = request.model() == null ? card.model() : request.model();
        Arm arm = arm(model, request.dataset() == null ? card.dataset() : request.dataset(), request.data() == null, card.trainer());
        Map<String, Options> parts = new LinkedHashMap<>();
        try (Held<ModelFactory> m = services.hold(ModelFactory.class, model); Held<DatasetFactory> d = services.hold(DatasetFactory.class, arm.dataset())) {
            if (request.data() == null && !d.service().synthetic()) {
                throw new QuireException("dataset '" + arm.dataset() + "' reads files (" + d.service().description() + "); give --data PATH");
            }
            parts.put("model", m.service().options());
            parts.put("dataset", d.service().options());
        }
        parts.put("trainer", OptionList.options(trainer(arm.trainer())));
        Map<String, Map<String, String>> asked = Asked.split(request.set(), parts);
        List<Setting> out = new ArrayList<>();
        for (int amount : AMOUNTS) {
            out.add(setting(request, arm, parts, asked, amount));
        }
        out.add(setting(request, arm, parts, asked, 0));
        return out;
    }

    /** The arm to follow, or one of defaults. */
    private Arm arm(String model, String dataset, boolean synthetic, String trainer) {
        Optional<Held<Experiment>> found = synthetic ? services.find(Experiment.class, null) : Optional.empty();
        if (found.isPresent()) {
            try (Held<Experiment> e = found.get()) {
                Optional<Arm> arm = e.service().arms(true).stream().filter(a -> a.model().equals(model) && a.dataset().equals(dataset)).findFirst();
                if (arm.isPresent()) {
                    return arm.get();
                }
            }
        }
        return new Arm("defaults", model, Map.of(), dataset, Map.of(), trainer, Map.of());
    }

    /** Options of the paper's trainer, or the platform's with the paper's defaults. */
    private List<Option> trainer(String id) {
        return catalogue.services("trainer").stream().filter(s -> s.paper().equals(services.paper()) && s.id().equals(id)).findFirst()
                .orElseThrow(() -> new QuireException("paper '" + services.paper() + "' has no trainer '" + id + "' (why " + services.paper() + ")")).options();
    }

    private static Setting setting(CheckRequest request, Arm arm, Map<String, Options> parts, Map<String, Map<String, String>> asked, int amount) {
        Map<String, String> model = new LinkedHashMap<>(arm.modelOptions());
        Map<String, String> dataset = new LinkedHashMap<>(arm.datasetOptions());
        if (amount > 0) {
            dataset.putAll(fewer(parts.get("dataset"), dataset, amount));
        }
        Map<String, String> trainer = new LinkedHashMap<>(arm.trainerOptions());
        trainer.putAll(shorter(parts.get("trainer")));
        model.putAll(asked.get("model"));
        dataset.putAll(asked.get("dataset"));
        trainer.putAll(asked.get("trainer"));
        return new Setting(request.paper(), arm.model(), parts.get("model").parse(model).text(), arm.dataset(), request.data(),
                parts.get("dataset").parse(dataset).text(), arm.trainer(), parts.get("trainer").parse(trainer).text(), request.engine());
    }

    private static Map<String, String> fewer(Options options, Map<String, String> given, int amount) {
        Map<String, String> out = new LinkedHashMap<>();
        for (Option o : options.all()) {
            if (o.type() == Option.Type.INTEGER && o.name().matches(AMOUNT)) {
                long now = Long.parseLong(given.getOrDefault(o.name(), o.defaultValue()));
                out.put(o.name(), Long.toString(Math.min(now, Math.max((long) Math.ceil(o.minimum()), amount))));
            }
        }
        return out;
    }

    /** A few updates; those of a paper's own first phases end after two, so that all phases are seen. */
    private static Map<String, String> shorter(Options options) {
        Map<String, String> out = new LinkedHashMap<>();
        for (Option o : options.all()) {
            if (TRAINING.containsKey(o.name())) {
                out.put(o.name(), TRAINING.get(o.name()));
            } else if (o.type() == Option.Type.INTEGER && o.name().endsWith("_steps") && !o.defaultValue().equals("0") && o.minimum() <= 2) {
                out.put(o.name(), "2");
            }
        }
        return out;
    }
}
