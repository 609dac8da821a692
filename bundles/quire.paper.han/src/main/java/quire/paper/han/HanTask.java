package quire.paper.han;

import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.paper.PaperService;
import quire.api.trainer.Metrics;
import quire.api.trainer.SupervisedTask;

/**
 * How HAN and its baselines are trained: Adam at 1e-3, batches of 32 as in the paper; the epoch kept is the best on validation
 * subjects, never on test as in the authors' code.
 */
@Component
@PaperService(paper = "han", id = "supervised")
public final class HanTask implements SupervisedTask {
    @Override
    public Map<String, String> defaults() {
        return Map.of("epochs", "100", "batch", "32", "rate", "0.001", "schedule", "cosine", "warmup_epochs", "5");
    }

    @Override
    public Metrics metrics(Schema schema) {
        return new GestureMetrics(ClassPairs.of(schema.classes()));
    }

    @Override
    public String selection() {
        return "accuracy";
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }
}
