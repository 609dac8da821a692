package quire.paper.densepoint.model;

import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.tensor.DType;

/** A baseline of {@link DescriptorModels}. */
@Component
@PaperService(paper = "densepoint", id = "pca")
public final class PcaFactory implements ModelFactory {
    @Override
    public Options options() {
        return Options.none();
    }

    @Override
    public String description() {
        return "baseline without learning: normals by principal components of 16 neighbours, turned outwards";
    }

    @Override
    public Model create(OptionValues options, Schema schema, DType dtype) {
        return DescriptorModels.pca(Shape.of(schema), dtype);
    }
}
