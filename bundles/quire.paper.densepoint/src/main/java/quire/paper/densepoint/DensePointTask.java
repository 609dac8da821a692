package quire.paper.densepoint;

import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.paper.PaperService;
import quire.api.trainer.Metrics;
import quire.api.trainer.SupervisedTask;
import quire.paper.densepoint.data.Layout;

/**
 * How DensePoint and its baselines are trained: Adam at 1e-3 in batches of 32 as in the authors' code, with a cosine where they
 * multiply by 0.7 every 21 epochs. The epoch kept is the best on validation, never on test as theirs.
 */
@Component
@PaperService(paper = "densepoint", id = "supervised")
public final class DensePointTask implements SupervisedTask {
    @Override
    public Map<String, String> defaults() {
        return Map.of("epochs", "200", "batch", "32", "rate", "0.001", "schedule", "cosine");
    }

    @Override
    public Metrics metrics(Schema schema) {
        Layout layout = Layout.of(schema);
        return switch (layout.task()) {
            case CLASSIFY -> new ClassMetrics(layout.classes().size());
            case PARTS -> new PartMetrics(layout);
            case NORMALS -> new NormalMetrics();
        };
    }

    @Override
    public String selection() {
        return "score";
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }
}
