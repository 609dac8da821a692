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

/** Baseline: one fixed style, stylisation only; give data of one target font. */
@Component
@PaperService(paper = "fontgan", id = "pix2pix")
public final class Pix2PixFactory implements ModelFactory {
    @Override
    public Options options() {
        return Settings.options().withDefaults(Map.of("style", "none", "kl", "none", "cpm", "false", "tasks", "stylise"));
    }

    @Override
    public String description() {
        return "baseline like pix2pix: a one-to-one map with L1 and an adversary";
    }

    @Override
    public Model create(OptionValues options, Schema schema, DType dtype) {
        return FontGans.create(options, schema, dtype);
    }
}
