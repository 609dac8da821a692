package quire.paper.han.model;

import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.tensor.DType;

/** The paper's model with its ablations as options. */
@Component
@PaperService(paper = "han", id = "han")
public final class HanFactory implements ModelFactory {
    @Override
    public Options options() {
        return Settings.options();
    }

    @Override
    public String description() {
        return "hierarchical self-attention over joints, fingers, frames and their fusion (the paper's model)";
    }

    @Override
    public Model create(OptionValues options, Schema schema, DType dtype) {
        return new HanModel(Settings.of(options), Shape.of(schema), dtype);
    }
}
