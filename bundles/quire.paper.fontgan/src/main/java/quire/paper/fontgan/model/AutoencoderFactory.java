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

/** Baseline: both directions by L1 alone. */
@Component
@PaperService(paper = "fontgan", id = "autoencoder")
public final class AutoencoderFactory implements ModelFactory {
    @Override
    public Options options() {
        return Settings.options().withDefaults(Map.of("kl", "none", "cpm", "false", "adversarial", "none"));
    }

    @Override
    public String description() {
        return "baseline: style and content encoders with decoders, trained by L1 alone";
    }

    @Override
    public Model create(OptionValues options, Schema schema, DType dtype) {
        return FontGans.create(options, schema, dtype);
    }
}
