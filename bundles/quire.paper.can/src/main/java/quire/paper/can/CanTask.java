package quire.paper.can;

import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.paper.PaperService;
import quire.api.trainer.Metrics;
import quire.api.trainer.SupervisedTask;

/** How click models are trained: Adam at 0.001 and batches of 128 (section 4.1); the best validation AUC of three epochs. */
@Component
@PaperService(paper = CanPaper.ID, id = "supervised")
public final class CanTask implements SupervisedTask {
    @Override
    public Map<String, String> defaults() {
        return Map.of("epochs", "3", "batch", "128", "rate", "0.001", "eval_batch", "512");
    }

    @Override
    public Metrics metrics(Schema schema) {
        return new ClickMetrics();
    }

    @Override
    public String selection() {
        return "auc";
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }
}
