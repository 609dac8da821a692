package quire.paper.han.model;

import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.tensor.DType;

/** The two-stream variant with the same options. */
@Component
@PaperService(paper = "han", id = "han2s")
public final class TwoStreamFactory implements ModelFactory {
    @Override
    public Options options() {
        return Settings.options();
    }

    @Override
    public String description() {
        return "HAN with two streams: pose with fingertip distances, and motion";
    }

    @Override
    public Model create(OptionValues options, Schema schema, DType dtype) {
        Settings settings = Settings.of(options);
        if (settings.masked()) {
            throw new quire.api.QuireException("option masked=true is for model han only; leave it out for han2s");
        }
        return new TwoStreamModel(settings, Shape.of(schema), dtype);
    }
}
