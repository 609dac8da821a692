package quire.core.catalogue;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import quire.api.QuireException;
import quire.api.dataset.DatasetFactory;
import quire.api.experiment.Experiment;
import quire.api.model.ModelFactory;
import quire.api.paper.Benchmark;
import quire.api.paper.Paper;
import quire.api.paper.Predictor;
import quire.api.trainer.SupervisedTask;
import quire.api.trainer.Trainer;

/** Kinds of services papers offer. */
public enum Kind {
    PAPER(Paper.class), MODEL(ModelFactory.class), DATASET(DatasetFactory.class), TRAINER(Trainer.class), TASK(SupervisedTask.class),
    EXPERIMENT(Experiment.class), PREDICTOR(Predictor.class), BENCHMARK(Benchmark.class);

    private final Class<?> type;

    Kind(Class<?> type) {
        this.type = type;
    }

    /** The service interface. */
    public Class<?> type() {
        return type;
    }

    /** {@code model}, {@code dataset}… */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(Class<?> type) {
        return Stream.of(values()).filter(k -> k.type == type).findFirst().orElseThrow(() -> new IllegalArgumentException(type.getName()));
    }

    static Kind ofWord(String word) {
        return Stream.of(values()).filter(k -> k.word().equals(word)).findFirst().orElseThrow(() -> new QuireException("there is no kind of service '"
                + word + "'; there are: " + Stream.of(values()).map(Kind::word).collect(Collectors.joining(", "))));
    }
}
