package quire.paper.augfpn;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.paper.PaperService;
import quire.api.trainer.Metrics;
import quire.api.trainer.Procedure;
import quire.api.trainer.ProcedureContext;
import quire.api.trainer.SupervisedTask;
import quire.detection.eval.AreaRange;
import quire.detection.metrics.CocoMetrics;
import quire.detection.model.DetectionProcedure;
import quire.paper.augfpn.data.AreaLimits;

/** How detectors are trained here: Adam from first values, no ImageNet weights, so longer than the paper's schedule; best validation AP is kept. */
@Component
@PaperService(paper = "augfpn", id = "supervised")
public final class AugFpnTask implements SupervisedTask {
    @Override
    public Map<String, String> defaults() {
        return Map.of("epochs", "24", "batch", "8", "rate", "0.002", "schedule", "cosine", "warmup_epochs", "1");
    }

    @Override
    public Procedure<?> procedure(ProcedureContext context) {
        return DetectionProcedure.of(context);
    }

    @Override
    public Metrics metrics(Schema schema) {
        List<AreaRange> areas = AreaLimits.of(schema);
        return new CocoMetrics(schema.classes(), areas);
    }

    @Override
    public String selection() {
        return "ap";
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }
}
