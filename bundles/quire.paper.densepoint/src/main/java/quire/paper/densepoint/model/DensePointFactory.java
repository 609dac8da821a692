package quire.paper.densepoint.model;

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
@PaperService(paper = "densepoint", id = "densepoint")
public final class DensePointFactory implements ModelFactory {
    @Override
    public Options options() {
        return Settings.options();
    }

    @Override
    public String description() {
        return "densely connected enhanced PConvs over a hierarchy of points (the paper's model, L=6 as released)";
    }

    @Override
    public Model create(OptionValues options, Schema schema, DType dtype) {
        return new DensePointModel(Settings.of(options), Shape.of(schema), dtype);
    }
}
