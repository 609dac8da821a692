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

/** GPCP rain, monthly or daily (NetCDF), mm/day. */
@Component
@PaperService(paper = "msdconvlstm", id = "gpcp")
public final class Gpcp implements DatasetFactory {
    @Override
    public Options options() {
        return Loading.variables("precip", "precip").and(Loading.options(2, 1, "1,5,10", "fill"));
    }

    @Override
    public String description() {
        return "GPCP rain, monthly or daily (NetCDF), mm/day";
    }

    @Override
    public boolean synthetic() {
        return false;
    }

    @Override
    public boolean recognises(Path data) {
        return Names.any(data, "gpcp.*\\.nc");
    }

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        return new Loading(Source.ARCHIVE, request.options()).archive(request.requireData("folder or file"));
    }
}
