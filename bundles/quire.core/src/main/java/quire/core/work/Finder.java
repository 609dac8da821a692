package quire.core.work;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import quire.api.QuireException;
import quire.api.dataset.DatasetFactory;
import quire.api.paper.Paper;
import quire.api.paper.PaperInfo;
import quire.api.trainer.SupervisedTask;
import quire.api.trainer.Trainer;
import quire.core.catalogue.Held;
import quire.core.catalogue.Kind;
import quire.core.catalogue.Offer;
import quire.core.catalogue.Services;
import quire.core.train.SupervisedTrainer;

/** Finds what a request means among a paper's services. */
record Finder(Services services) {

    PaperInfo paper(String id) {
        try (Held<Paper> held = services.find(Paper.class, id, id).orElseThrow(() -> new QuireException("there is no paper '" + id
                + "'; there are: " + String.join(", ", services.offers(Kind.PAPER).stream().map(Offer::paper).toList()) + " (why " + id + ")"))) {
            return held.service().info();
        }
    }

    /** A trainer of the paper's own, or the platform's. */
    Held<Trainer> trainer(String paper, String id) {
        if (id.equals(SupervisedTrainer.ID) && services.offers(Kind.TRAINER, paper).stream().noneMatch(o -> o.id().equals(id))) {
            Held<SupervisedTask> task = task(paper);
            return new Held<>(new SupervisedTrainer(task.service()), id, task.owner(), task.release());
        }
        return services.hold(Trainer.class, paper, id);
    }

    /** What the paper's predictions are measured by. */
    Held<SupervisedTask> task(String paper) {
        Optional<Held<SupervisedTask>> task = services.offers(Kind.TASK, paper).stream().findFirst()
                .flatMap(o -> services.find(SupervisedTask.class, paper, o.id()));
        return task.orElseThrow(() -> {
            List<String> own = services.offers(Kind.TRAINER, paper).stream().map(Offer::id).toList();
            return new QuireException("paper '" + paper + "' has no supervised task" + (own.isEmpty() ? " (why " + paper + ")"
                    : "; its trainers are: " + String.join(", ", own)));
        });
    }

    /** The only service of its kind, or the one named like the paper or like {@code preferred}. */
    <T> Held<T> only(Class<T> type, Kind kind, String paper, String preferred) {
        List<String> ids = services.offers(kind, paper).stream().map(Offer::id).toList();
        String id = ids.contains(preferred) ? preferred : ids.contains(paper) ? paper : ids.size() == 1 ? ids.get(0) : null;
        if (id == null) {
            throw new QuireException("paper '" + paper + "' has " + (ids.isEmpty() ? "no " + kind.word() + " (why " + paper + ")"
                    : "several services of kind " + kind.word() + ": " + String.join(", ", ids) + ", none of them for '" + preferred + "'"));
        }
        return services.hold(type, paper, id);
    }

    /** Id of the data set a request means. */
    String dataset(String paper, String named, Path data, String usual) {
        if (data != null && !Files.exists(data)) {
            throw new QuireException("no such file or folder: " + data + "; check --data");
        }
        if (named != null || data == null) {
            return named != null ? named : usual;
        }
        List<String> tried = new ArrayList<>();
        List<String> fits = new ArrayList<>();
        for (Offer o : services.offers(Kind.DATASET, paper)) {
            try (Held<DatasetFactory> held = services.hold(DatasetFactory.class, paper, o.id())) {
                if (!held.service().synthetic()) {
                    tried.add(o.id() + " (" + held.service().description() + ")");
                    if (held.service().recognises(data)) {
                        fits.add(o.id());
                    }
                }
            }
        }
        if (fits.size() == 1 || fits.contains(usual)) {
            return fits.contains(usual) ? usual : fits.get(0);
        }
        throw new QuireException(fits.isEmpty()
                ? "no dataset of paper '" + paper + "' recognises " + data + "; tried: " + (tried.isEmpty() ? "none" : String.join(", ", tried))
                + "; name one with --dataset"
                : "several datasets of paper '" + paper + "' recognise " + data + ": " + String.join(", ", fits) + "; name one with --dataset");
    }
}
