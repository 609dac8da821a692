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

/** FontGAN with all its parts. */
@Component
@PaperService(paper = "fontgan", id = "fontgan")
public final class FontGanFactory implements ModelFactory {
    @Override
    public Options options() {
        return Settings.options().withDefaults(Map.of());
    }

    @Override
    public String description() {
        return "FontGAN: styles as Gaussians of fonts, content guided by a prior, both directions at once";
    }

    @Override
    public Model create(OptionValues options, Schema schema, DType dtype) {
        return FontGans.create(options, schema, dtype);
    }
}
