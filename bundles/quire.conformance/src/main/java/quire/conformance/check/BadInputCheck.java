package quire.conformance.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.option.Option;
import quire.api.paper.Predictor;
import quire.api.tensor.DType;
import quire.conformance.paper.Held;
import quire.conformance.paper.Setting;
import quire.conformance.trial.Trial;
import quire.data.batch.FreshReading;

/** What is wrong is refused by a {@link QuireException} of one line: options, files of the wrong kind, data that does not fit the model. */
public final class BadInputCheck implements Check {
    private int refused;

    @Override
    public String name() {
        return "bad input";
    }

    @Override
    public Outcome run(Bench bench) throws Exception {
        refused = 0;
        options(bench);
        List<Path> junk = junk(Files.createTempDirectory(bench.work(), "junk-"));
        datasets(bench, junk);
        predictors(bench, junk);
        return Outcome.passed("%d wrong inputs refused in one line each", refused);
    }

    private void options(Bench bench) throws Exception {
        expect("an option that does not exist", () -> bench.trainings().train(Map.of("trainer.no_such_option", "1")));
        try (Trial trial = bench.trial()) {
            for (Option o : trial.models().options().all()) {
                if (o.type() == Option.Type.INTEGER || o.type() == Option.Type.NUMBER) {
                    expect("model option " + o.name() + "=none", () -> bench.trainings().train(Map.of("model." + o.name(), "none")));
                }
            }
            // a model that needs nothing of its data may take a schema without anything
            expect("a model for data without sizes", true, () -> trial.models().create(trial.models().options().defaults(),
                    new Schema(Map.of(), List.of(), Map.of()), DType.FLOAT).graph(Model.TRAIN));
        }
    }

    /** Files no paper reads, by what they look like. */
    private static List<Path> junk(Path folder) throws IOException {
        byte[] noise = new byte[4096];
        new SplittableRandom(Setting.SEED).nextBytes(noise);
        Path empty = Files.createDirectory(folder.resolve("empty-folder"));
        Path full = Files.createDirectory(folder.resolve("folder"));
        Files.write(full.resolve("noise.png"), noise);
        return List.of(folder.resolve("missing"), empty, full, Files.write(folder.resolve("noise.bin"), noise), Files.write(folder.resolve("nothing.csv"), new byte[0]),
                Files.write(folder.resolve("broken.csv"), "a,b,c\n1,2\n\"x,,,\n\0\n".getBytes(StandardCharsets.UTF_8)));
    }

    private void datasets(Bench bench, List<Path> junk) throws Exception {
        for (String id : bench.services().ids(DatasetFactory.class)) {
            try (Held<DatasetFactory> held = bench.services().hold(DatasetFactory.class, id)) {
                if (held.service().synthetic()) {
                    continue;
                }
                for (Path path : junk) {
                    bench.stopIfCancelled();
                    held.service().recognises(path);
                    expect("dataset " + id + " given " + path.getFileName(), () -> read(held.service(), id, path, bench));
                }
            }
        }
    }

    /** Opens the data and reads from it: a data set may look at its files late. */
    private static Object read(DatasetFactory factory, String id, Path path, Bench bench) throws IOException, InterruptedException {
        DatasetRequest request = new DatasetRequest(path, Files.createTempDirectory(bench.work(), "data-"), factory.options().defaults(), Setting.SEED, null);
        try (Dataset dataset = factory.open(request)) {
            for (String split : dataset.splits()) {
                if (dataset.split(split).size() > 0) {
                    dataset.split(split).read(new int[] {0}, FreshReading.evaluation(Setting.SEED));
                }
            }
            if (!dataset.splits().isEmpty()) {
                return dataset.counts();
            }
        }
        // what is decided on in the order of time is read as it is trained on
        return "run " + bench.trainings().train(id, path).id() + " is done";
    }

    private void predictors(Bench bench, List<Path> junk) throws Exception {
        if (bench.services().ids(Predictor.class).isEmpty()) {
            return;
        }
        String run = bench.trainings().first().id();
        List<Path> there = new ArrayList<>(junk);
        there.removeIf(p -> !Files.exists(p));
        for (Path path : there) {
            bench.stopIfCancelled();
            expect("prediction for " + path.getFileName(), () -> bench.trainings().await(bench.platform().workbench().predict(run, List.of(path),
                    Files.createTempDirectory(bench.work(), "out-"), Map.of())));
        }
    }

    private void expect(String what, Callable<?> attempt) throws Exception {
        expect(what, false, attempt);
    }

    private void expect(String what, boolean mayPass, Callable<?> attempt) throws Exception {
        Object result;
        try {
            result = attempt.call();
        } catch (QuireException e) {
            if (e.getMessage() == null || e.getMessage().isBlank() || e.getMessage().strip().lines().count() > 1) {
                throw new Broken("%s is refused with '%s', which is not one line", what, e.getMessage());
            }
            refused++;
            return;
        } catch (CancellationException e) {
            throw e;
        } catch (Exception | Error e) {
            throw new Broken("%s ends with %s instead of a refusal", what, e.toString().replaceAll("\\s*\\R\\s*", " "));
        }
        if (!mayPass) {
            throw new Broken("%s is taken: %s", what, result);
        }
    }
}
