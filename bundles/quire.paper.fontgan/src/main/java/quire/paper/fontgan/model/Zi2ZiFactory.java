package quire.paper.fontgan.model;

import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.tensor.DType;

/** Baseline: shared encoder and decoder with a vector per font. */
@Component
@PaperService(paper = "fontgan", id = "zi2zi")
public final class Zi2ZiFactory implements ModelFactory {
    @Override
    public Options options() {
        return Settings.options().withDefaults(Map.of("style", "embedding", "kl", "none", "cpm", "false", "tasks", "stylise"));
    }

    @Override
    public String description() {
        return "baseline like zi2zi: a vector per font, L1, an adversary and font classification";
    }

    @Override
    public Model create(OptionValues options, Schema schema, DType dtype) {
        return FontGans.create(options, schema, dtype);
    }
}
