package quire.paper.age.model;

import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.tensor.DType;
import quire.ctr.ClickModel;
import quire.ctr.ClickModelFactory;

/** The plain network that the paper explores on. */
@Component(service = ClickModelFactory.class)
@PaperService(paper = "age", id = "mlp")
public final class MlpFactory implements ClickModelFactory {
    @Override
    public Options options() {
        return MlpOptions.options();
    }

    @Override
    public String description() {
        return "embeddings under ReLU layers and a softmax over two outputs";
    }

    @Override
    public ClickModel create(OptionValues options, Schema schema, DType dtype) {
        return new MlpModel(schema, MlpOptions.of(options), dtype);
    }
}
