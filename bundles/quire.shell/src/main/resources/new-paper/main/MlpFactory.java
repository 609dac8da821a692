package @package@;

import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.tensor.DType;

/** The paper's model. */
@Component
@PaperService(paper = @Name@Paper.ID, id = "mlp")
public final class MlpFactory implements ModelFactory {
    @Override
    public Options options() {
        return Options.none()
                .layers("hidden", "32-32", "widths of the hidden layers")
                .number("dropout", 0.1, 0, 0.9, "share of hidden values set to zero in training");
    }

    @Override
    public String description() {
        return "layers with ReLU between them";
    }

    @Override
    public Model create(OptionValues options, Schema schema, DType dtype) {
        return Network.of(schema, options.layers("hidden"), options.number("dropout"), dtype);
    }
}
