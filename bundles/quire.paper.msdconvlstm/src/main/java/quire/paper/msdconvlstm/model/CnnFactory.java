package quire.paper.msdconvlstm.model;

import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.tensor.DType;

/** Makes the model {@code cnn}. */
@Component
@PaperService(paper = "msdconvlstm", id = "cnn")
public final class CnnFactory implements ModelFactory {
    @Override
    public Options options() {
        return Settings.common();
    }

    @Override
    public String description() {
        return "baseline: convolutions over all steps stacked as channels, without recurrence";
    }

    @Override
    public Model create(OptionValues v, Schema schema, DType dtype) {
        int hidden = v.integer("hidden");
        return new CnnModel(hidden, Settings.or(v.integer("head"), hidden), v.word("inputs").equals("rain"), v.word("output").equals("relu"), Settings.loss(v),
                WeatherShape.of(schema), dtype);
    }
}
