package quire.examples.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import quire.serve.api.TrainedModel;

/**
 * The host's own service: a CSV file of requests in, one line with the click probability per candidate out. There while a CAN model is
 * served; knows neither the paper's classes nor how it was trained.
 */
@Component(service = Function.class, property = "host.service=recommendations")
public final class Recommendations implements Function<Path, List<String>> {
    private final TrainedModel model;

    /** @param model any served run of paper CAN */
    @Activate
    public Recommendations(@Reference(target = "(quire.paper=can)") TrainedModel model) {
        this.model = model;
    }

    @Override
    public List<String> apply(Path requests) {
        try {
            Path out = Files.createTempDirectory("scores");
            return Files.readAllLines(model.predict(List.of(requests), out).get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while scoring " + requests, e);
        }
    }
}
