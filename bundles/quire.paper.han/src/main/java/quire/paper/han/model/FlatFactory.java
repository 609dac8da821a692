package quire.paper.han.model;

import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.tensor.DType;

/** The flat spatio-temporal attention baseline. */
@Component
@PaperService(paper = "han", id = "flat")
public final class FlatFactory implements ModelFactory {
    @Override
    public Options options() {
        return Options.none()
                .integer("width", 128, 2, 4096, "width of every token")
                .integer("heads", 8, 1, 256, "attention heads")
                .integer("head_width", 32, 1, 1024, "width of a head")
                .integer("layers", 2, 1, 12, "attention layers")
                .number("dropout", 0.1, 0, 0.95, "rate as in han");
    }

    @Override
    public String description() {
        return "baseline: self-attention over all joints of all frames at once, without a hierarchy";
    }

    @Override
    public Model create(OptionValues options, Schema schema, DType dtype) {
        Settings settings = Settings.flat(options.integer("width"), options.integer("heads"), options.integer("head_width"),
                options.number("dropout"));
        return new FlatModel(settings, options.integer("layers"), Shape.of(schema), dtype);
    }
}
