package quire.paper.age.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.Options;
import quire.api.paper.PaperService;

/** Yahoo! front page clicks, version 2 (Webscope R6B), for replay. */
@Component
@PaperService(paper = "age", id = "r6b")
public final class YahooFactory implements DatasetFactory {
    private static final String START = "ydata-fp-td-clicks-v2_0";

    @Override
    public Options options() {
        return Options.none()
                .integer("articles", 2000, 1, 1 << 20, "rows for articles (R6B has 652); later ones share row 0")
                .integer("most_features", 136, 1, 136, "features of a visit that count");
    }

    @Override
    public String description() {
        return "ydata-fp-td-clicks-v2_0.*[.gz], uniformly random, one file or a folder of them";
    }

    @Override
    public boolean synthetic() {
        return false;
    }

    @Override
    public boolean recognises(Path data) {
        try {
            return !files(data).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Path> files(Path data) throws IOException {
        if (Files.isRegularFile(data)) {
            return data.getFileName().toString().startsWith(START) ? List.of(data) : List.of();
        }
        try (Stream<Path> all = Files.list(data)) {
            return all.filter(p -> p.getFileName().toString().startsWith(START)).sorted().toList();
        }
    }

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        Path data = request.requireData("R6B file or folder");
        List<Path> files = Files.isRegularFile(data) ? List.of(data) : files(data);
        if (files.isEmpty()) {
            throw new QuireException(data + ": no files " + START + ".*; give the folder that holds them");
        }
        int rows = request.options().integer("articles") + 1;
        StringBuilder print = new StringBuilder("r6b");
        for (Path f : files) {
            print.append(' ').append(f.getFileName()).append(':').append(Files.size(f));
        }
        return new BanditData(VisitFields.schema(YahooLine.FEATURES + 1, rows, request.options().integer("most_features"), 0, 0), false, print.toString(),
                Map.of("files", (long) files.size()), () -> new YahooLog(files, rows));
    }
}
