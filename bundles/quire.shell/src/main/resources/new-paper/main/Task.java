package @package@;

import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.paper.PaperService;
import quire.api.trainer.Metrics;
import quire.api.trainer.SupervisedTask;

/** How the platform's trainer trains the paper's models: its values for the options, its metrics, and which metric selects the epoch. */
@Component
@PaperService(paper = @Name@Paper.ID, id = "supervised")
public final class @Name@Task implements SupervisedTask {
    @Override
    public Map<String, String> defaults() {
        return Map.of("epochs", "20", "batch", "32", "rate", "0.01");
    }

    @Override
    public Metrics metrics(Schema schema) {
        return new ClassMetrics();
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
