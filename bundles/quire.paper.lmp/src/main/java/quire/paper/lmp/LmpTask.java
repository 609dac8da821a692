package quire.paper.lmp;

import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.QuireException;
import quire.api.dataset.Schema;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.trainer.Metrics;
import quire.api.trainer.Procedure;
import quire.api.trainer.ProcedureContext;
import quire.api.trainer.SupervisedTask;
import quire.paper.lmp.model.LmpModel;

/** How video detectors are trained here: from first values on single frames, then on triples; the epoch with the best validation AP50 is kept. */
@Component
@PaperService(paper = "lmp", id = "supervised")
public final class LmpTask implements SupervisedTask {
    @Override
    public Map<String, String> defaults() {
        return Map.of("epochs", "8", "batch", "8", "rate", "0.002", "schedule", "cosine", "warmup_epochs", "0.5");
    }

    @Override
    public Options options() {
        return Options.none().integer("base_steps", 480, 0, Integer.MAX_VALUE, "updates on single frames before those on triples")
                .number("offset_rate", 5, 0, 1e6, "factor on the learning rate of the sampling locations; 10000 with SGD in the paper");
    }

    @Override
    public Procedure<?> procedure(ProcedureContext context) {
        if (!(context.model() instanceof LmpModel m)) {
            throw new QuireException("this procedure drives video detectors, not " + context.model().getClass().getSimpleName());
        }
        return new LmpProcedure(m, context.seed(), context.options().integer("base_steps"), context.options().number("offset_rate"));
    }

    @Override
    public Metrics metrics(Schema schema) {
        return new LmpMetrics(schema);
    }

    @Override
    public String selection() {
        return "ap50";
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }
}
