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
@PaperService(paper = "densepoint", id = "d2")
public final class D2Factory implements ModelFactory {
    @Override
    public Options options() {
        return Options.none();
    }

    @Override
    public String description() {
        return "baseline: nearest class mean of the D2 shape distribution; shapes are searched by the distribution";
    }

    @Override
    public Model create(OptionValues options, Schema schema, DType dtype) {
        return DescriptorModels.d2(Shape.of(schema), dtype);
    }
}
