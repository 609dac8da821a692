package quire.paper.msdconvlstm.model;

import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.tensor.DType;

/** Makes the model {@code advection}. */
@Component
@PaperService(paper = "msdconvlstm", id = "advection")
public final class AdvectionFactory implements ModelFactory {
    @Override
    public Options options() {
        return Options.none();
    }

    @Override
    public String description() {
        return "baseline: the last frame carried on by the motion of the last frames";
    }

    @Override
    public Model create(OptionValues options, Schema schema, DType dtype) {
        return new HostModel(HostModel.Kind.ADVECTION, WeatherShape.of(schema), dtype);
    }
}
