package quire.paper.age.data;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.Options;
import quire.api.paper.PaperService;

/** Yahoo! front page clicks, version 1 (Webscope R6A), for replay. */
@Component
@PaperService(paper = "age", id = "r6a")
public final class R6aFactory implements DatasetFactory {
    private static final YahooFiles FILES = new YahooFiles(new R6aFormat());

    @Override
    public Options options() {
        return FILES.options();
    }

    @Override
    public String description() {
        return FILES.description();
    }

    @Override
    public boolean synthetic() {
        return false;
    }

    @Override
    public boolean recognises(Path data) {
        return FILES.recognises(data);
    }

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        return FILES.open(request);
    }
}
