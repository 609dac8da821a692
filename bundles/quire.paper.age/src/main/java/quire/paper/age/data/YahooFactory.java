package quire.paper.age.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.Options;

/** Makes a dataset of one of Yahoo!'s logs: one file, or a folder of them in the order of their names, which is that of time. */
abstract class YahooFactory implements DatasetFactory {
    private final YahooLine.Format format;

    YahooFactory(YahooLine.Format format) {
        this.format = format;
    }

    @Override
    public Options options() {
        Options articles = Options.none().integer("articles", 2000, 1, 1 << 20, "rows for articles (R6B has 652); later ones share row 0");
        return format.features() > 1 ? articles.integer("most_features", format.features() - 1, 1, format.features() - 1, "features of a visit that count")
                : articles;
    }

    @Override
    public String description() {
        return format.files() + ".*[.gz], uniformly random, one file or a folder of them";
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

    private List<Path> files(Path data) throws IOException {
        if (Files.isRegularFile(data)) {
            return data.getFileName().toString().startsWith(format.files()) ? List.of(data) : List.of();
        }
        try (Stream<Path> all = Files.list(data)) {
            return all.filter(p -> p.getFileName().toString().startsWith(format.files())).sorted().toList();
        }
    }

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        Path data = request.requireData("log file or folder");
        List<Path> files = Files.isRegularFile(data) ? List.of(data) : files(data);
        if (files.isEmpty()) {
            throw new QuireException(data + ": no files " + format.files() + ".*; give the folder that holds them");
        }
        int rows = request.options().integer("articles") + 1;
        int most = format.features() > 1 ? request.options().integer("most_features") : 0;
        StringBuilder print = new StringBuilder(format.files());
        for (Path f : files) {
            print.append(' ').append(f.getFileName()).append(':').append(Files.size(f));
        }
        return BanditData.log(VisitFields.schema(format.features(), rows, most, format.numbers(), format.numbers()), print.toString(),
                Map.of("files", (long) files.size()), () -> new YahooLog(format, files, rows));
    }
}
