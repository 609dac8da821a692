package quire.paper.augfpn;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import quire.api.dataset.Schema;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.trainer.Metrics;
import quire.api.trainer.Procedure;
import quire.api.trainer.ProcedureContext;
import quire.api.trainer.SupervisedTask;
import quire.detection.eval.AreaLimits;
import quire.detection.eval.AreaRange;
import quire.detection.feed.DataProvider;
import quire.detection.feed.Providers;
import quire.detection.metrics.CocoMetrics;

/** How detectors are trained here: Adam from first values, no ImageNet weights, so longer than the paper's schedule; best validation AP is kept. */
@Component
@PaperService(paper = "augfpn", id = "supervised")
public final class AugFpnTask implements SupervisedTask {
    private final Providers providers;

    /** @param found data provider services with their properties */
    @Activate
    public AugFpnTask(@Reference(cardinality = ReferenceCardinality.MULTIPLE, policyOption = ReferencePolicyOption.GREEDY)
            List<Map.Entry<Map<String, Object>, DataProvider>> found) {
        this.providers = new Providers(found);
    }

    @Override
    public Options options() {
        return Providers.options();
    }

    @Override
    public Map<String, String> defaults() {
        return Map.of("epochs", "24", "batch", "8", "rate", "0.002", "schedule", "cosine", "warmup_epochs", "1");
    }

    @Override
    public Procedure<?> procedure(ProcedureContext context) {
        return providers.procedure(context);
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
