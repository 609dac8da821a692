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

/** CMAP and other monthly rain of PSL (NetCDF), mm/day. */
@Component
@PaperService(paper = "msdconvlstm", id = "cmap")
public final class Cmap implements DatasetFactory {
    @Override
    public Options options() {
        return Loading.variables("precip", "precip").and(Loading.options(2, 1, "1,5,10", "fill"));
    }

    @Override
    public String description() {
        return "CMAP and other monthly rain of PSL (NetCDF), mm/day";
    }

    @Override
    public boolean synthetic() {
        return false;
    }

    @Override
    public boolean recognises(Path data) {
        return Names.any(data, "precip.*\\.nc");
    }

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        return new Loading(Source.ARCHIVE, request.options()).archive(request.requireData("folder or file"));
    }
}
