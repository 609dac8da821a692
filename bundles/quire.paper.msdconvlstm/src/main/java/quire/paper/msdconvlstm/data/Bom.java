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

/** Australian radar accumulations of the Bureau of Meteorology (NetCDF-4) as mm/h. */
@Component
@PaperService(paper = "msdconvlstm", id = "bom")
public final class Bom implements DatasetFactory {
    @Override
    public Options options() {
        return Loading.options(4, 4, "0.1,1,5,10", "fill");
    }

    @Override
    public String description() {
        return "Australian radar accumulations of the Bureau of Meteorology (NetCDF-4) as mm/h";
    }

    @Override
    public boolean synthetic() {
        return false;
    }

    @Override
    public boolean recognises(Path data) {
        return Names.any(data, ".*prcp.*\\.nc");
    }

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        return new Loading(Source.BOM, request.options()).radar(request.requireData("folder or file"));
    }
}
