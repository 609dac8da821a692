package quire.paper.msdconvlstm.model;

import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.tensor.DType;

/** Makes the model {@code msd}. */
@Component
@PaperService(paper = "msdconvlstm", id = "msd")
public final class MsdFactory implements ModelFactory {
    @Override
    public Options options() {
        return Settings.msd();
    }

    @Override
    public String description() {
        return "MSD-ConvLSTM: gates from filters of several scales after a 1x1 mixing, or another reading of the deconstruction";
    }

    @Override
    public Model create(OptionValues options, Schema schema, DType dtype) {
        WeatherShape shape = WeatherShape.of(schema);
        return new ForecastModel(Settings.of(options, shape, Gates.valueOf(options.word("reading").toUpperCase(java.util.Locale.ROOT))), shape, dtype);
    }
}
