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

/** Dutch radar composites of KNMI (HDF5), five-minute sums as mm/h. */
@Component
@PaperService(paper = "msdconvlstm", id = "knmi")
public final class Knmi implements DatasetFactory {
    @Override
    public Options options() {
        return Loading.options(4, 4, "0.1,1,5,10", "fill");
    }

    @Override
    public String description() {
        return "Dutch radar composites of KNMI (HDF5), five-minute sums as mm/h";
    }

    @Override
    public boolean synthetic() {
        return false;
    }

    @Override
    public boolean recognises(Path data) {
        return Names.any(data, "RAD_NL.*\\.(h5|hdf5)");
    }

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        return new Loading(Source.KNMI, request.options()).radar(request.requireData("folder or file"));
    }
}
