package @package@;

import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.tensor.DType;

/** What the paper is compared with. */
@Component
@PaperService(paper = @Name@Paper.ID, id = "linear")
public final class LinearFactory implements ModelFactory {
    @Override
    public Options options() {
        return Options.none();
    }

    @Override
    public String description() {
        return "a linear classifier, the baseline";
    }

    @Override
    public Model create(OptionValues options, Schema schema, DType dtype) {
        return Network.of(schema, new int[0], 0, dtype);
    }
}
