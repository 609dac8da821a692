package quire.paper.han.model;

import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.tensor.DType;

/** The linear baseline. */
@Component
@PaperService(paper = "han", id = "logistic")
public final class LogisticFactory implements ModelFactory {
    @Override
    public Options options() {
        return Options.none();
    }

    @Override
    public String description() {
        return "baseline: logistic regression on the standardised flat sample";
    }

    @Override
    public Model create(OptionValues options, Schema schema, DType dtype) {
        return new LogisticModel(Shape.of(schema), dtype);
    }
}
