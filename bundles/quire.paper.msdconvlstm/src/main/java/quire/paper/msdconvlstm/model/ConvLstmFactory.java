package quire.paper.msdconvlstm.model;

import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.tensor.DType;

/** Makes the model {@code convlstm}. */
@Component
@PaperService(paper = "msdconvlstm", id = "convlstm")
public final class ConvLstmFactory implements ModelFactory {
    @Override
    public Options options() {
        return Settings.recurrent("3");
    }

    @Override
    public String description() {
        return "baseline: ConvLSTM, one dense convolution for all gates (scales=3 or 5)";
    }

    @Override
    public Model create(OptionValues options, Schema schema, DType dtype) {
        WeatherShape shape = WeatherShape.of(schema);
        return new ForecastModel(Settings.of(options, shape, Gates.CONVLSTM), shape, dtype);
    }
}
