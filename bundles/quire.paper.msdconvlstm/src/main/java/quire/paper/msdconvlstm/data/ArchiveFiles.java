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

/** NetCDF-3, NetCDF-4 and GRIB files on one latitude-longitude grid; elements and target by name. */
@Component
@PaperService(paper = "msdconvlstm", id = "archive")
public final class ArchiveFiles implements DatasetFactory {
    @Override
    public Options options() {
        return Loading.variables("tp", "tp").and(Loading.options(4, 4, "0.1,10,25,50", "refuse"));
    }

    @Override
    public String description() {
        return "NetCDF-3, NetCDF-4 and GRIB files on one latitude-longitude grid; elements and target by name";
    }

    @Override
    public boolean synthetic() {
        return false;
    }

    @Override
    public boolean recognises(Path data) {
        return Names.any(data, ".*\\.(nc|nc4|cdf|grib|grb|grib1|grib2|grb2)") && !Names.any(data, ".*prcp.*\\.nc|precip.*\\.nc|gpcp.*\\.nc");
    }

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        return new Loading(Source.ARCHIVE, request.options()).archive(request.requireData("folder or file"));
    }
}
