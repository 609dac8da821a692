package quire.paper.han.model;

import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.tensor.DType;

/** The recurrent baseline. */
@Component
@PaperService(paper = "han", id = "gru")
public final class GruFactory implements ModelFactory {
    @Override
    public Options options() {
        return Options.none()
                .integer("hidden", 128, 1, 4096, "width of the state")
                .number("dropout", 0.1, 0, 0.95, "rate before the classifier");
    }

    @Override
    public String description() {
        return "baseline: one gated recurrent layer over the frames' coordinates";
    }

    @Override
    public Model create(OptionValues options, Schema schema, DType dtype) {
        return new GruModel(options.integer("hidden"), options.number("dropout"), Shape.of(schema), dtype);
    }
}
