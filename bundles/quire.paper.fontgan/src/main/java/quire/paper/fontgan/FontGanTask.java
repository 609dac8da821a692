package quire.paper.fontgan;

import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.trainer.Metrics;
import quire.api.trainer.Procedure;
import quire.api.trainer.ProcedureContext;
import quire.api.trainer.SupervisedTask;
import quire.paper.fontgan.model.FontGanModel;
import quire.paper.fontgan.model.TurnProcedure;

/** How FontGAN and its baselines are trained; the epoch with the least mean error of both directions is kept. */
@Component
@PaperService(paper = "fontgan", id = "supervised")
public final class FontGanTask implements SupervisedTask {
    @Override
    public Map<String, String> defaults() {
        return Map.of("epochs", "20", "batch", "16", "rate", "0.0005");
    }

    @Override
    public Options options() {
        return Options.none().integer("kl_rise", 200, 0, 1000000, "updates over which the divergence's weight rises from 0");
    }

    @Override
    public Procedure<?> procedure(ProcedureContext context) {
        return new TurnProcedure((FontGanModel) context.model(), context.options().integer("kl_rise"), context.seed());
    }

    @Override
    public Metrics metrics(Schema schema) {
        return new GlyphMetrics(schema.classes().size());
    }

    @Override
    public String selection() {
        return "l1";
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }
}
