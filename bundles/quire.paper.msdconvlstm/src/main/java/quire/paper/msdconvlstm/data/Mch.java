package quire.paper.msdconvlstm.data;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.paper.msdconvlstm.read.Source;

/** MeteoSwiss radar composites (palette GIFs of rain classes) as mm/h. */
@Component
@PaperService(paper = "msdconvlstm", id = "mch")
public final class Mch implements DatasetFactory {
    @Override
    public Options options() {
        return Loading.options(4, 4, "0.1,1,5,10", "fill");
    }

    @Override
    public String description() {
        return "MeteoSwiss radar composites (palette GIFs of rain classes) as mm/h";
    }

    @Override
    public boolean synthetic() {
        return false;
    }

    @Override
    public boolean recognises(Path data) {
        return Names.any(data, "A[A-Z]C\\d{9}.*\\.gif");
    }

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        return new Loading(Source.MCH, request.options()).radar(request.requireData("folder or file"));
    }
}
