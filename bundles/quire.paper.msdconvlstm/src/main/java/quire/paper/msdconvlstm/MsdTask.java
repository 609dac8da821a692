package quire.paper.msdconvlstm;

import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.paper.PaperService;
import quire.api.trainer.Metrics;
import quire.api.trainer.Procedure;
import quire.api.trainer.ProcedureContext;
import quire.api.trainer.SupervisedTask;
import quire.paper.msdconvlstm.data.Form;
import quire.paper.msdconvlstm.model.HostModel;

/** How forecasters are trained: Adam with a cosine and bounded gradients; the epoch with the smallest validation error is kept. */
@Component
@PaperService(paper = "msdconvlstm", id = "supervised")
public final class MsdTask implements SupervisedTask {
    @Override
    public Map<String, String> defaults() {
        return Map.of("epochs", "30", "batch", "8", "rate", "0.001", "schedule", "cosine", "clip_norm", "10");
    }

    @Override
    public Procedure<?> procedure(ProcedureContext context) {
        return context.model() instanceof HostModel m ? new HostProcedure(m.kind()) : Procedure.plain();
    }

    @Override
    public Metrics metrics(Schema schema) {
        return new RainMetrics(Form.of(schema).thresholds(), schema.size("t_out"));
    }

    @Override
    public String selection() {
        return "mae";
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }
}
