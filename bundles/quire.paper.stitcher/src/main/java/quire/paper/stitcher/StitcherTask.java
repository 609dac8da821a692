package quire.paper.stitcher;

import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.trainer.Metrics;
import quire.api.trainer.Procedure;
import quire.api.trainer.ProcedureContext;
import quire.api.trainer.SupervisedTask;
import quire.detection.eval.AreaLimits;
import quire.detection.metrics.CocoMetrics;
import quire.detection.model.DetectionProcedure;
import quire.paper.stitcher.feedback.StitchOptions;

/** Detectors trained with stitched pictures when feedback asks for them. */
@Component
@PaperService(paper = "stitcher", id = "supervised")
public final class StitcherTask implements SupervisedTask {
    @Override
    public Map<String, String> defaults() {
        return Map.of("epochs", "12", "batch", "8", "rate", "0.002", "schedule", "cosine", "warmup_epochs", "1");
    }

    @Override
    public Options options() {
        return StitchOptions.options();
    }

    @Override
    public Procedure<?> procedure(ProcedureContext context) {
        return new StitchProcedure(DetectionProcedure.of(context), StitchOptions.of(context.options()), context.seed());
    }

    @Override
    public Metrics metrics(Schema schema) {
        return new CocoMetrics(schema.classes(), AreaLimits.of(schema));
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
