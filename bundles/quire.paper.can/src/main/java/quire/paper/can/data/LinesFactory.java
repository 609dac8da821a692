package quire.paper.can.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.Options;
import quire.api.paper.PaperService;

/** The authors' intermediate text files, as one file or a folder of files for the parts. */
@Component(service = DatasetFactory.class)
@PaperService(paper = "can", id = "amazon-lines")
public final class LinesFactory implements DatasetFactory {
    @Override
    public Options options() {
        return ClickOptions.options(100).and(ClickOptions.shares())
                .word("fields", "user-item-category", "fields the model sees", "user-item-category", "item-category", "user-item", "item");
    }

    @Override
    public String description() {
        return "the authors' six tab-separated columns (label, user, item, category, history items, history categories; entries"
                + " separated by byte 2): a file, or a folder whose file names say train, valid, test";
    }

    @Override
    public boolean synthetic() {
        return false;
    }

    @Override
    public boolean recognises(Path data) {
        try {
            List<Path> files = files(data);
            if (files.isEmpty()) {
                return false;
            }
            try (Stream<String> lines = Files.lines(files.get(0))) {
                return lines.limit(1).anyMatch(l -> l.matches("[01]\t[^\t]*\t[^\t]*\t[^\t]*\t[^\t]*\t[^\t]*"));
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }

    private static List<Path> files(Path data) throws IOException {
        return DataFiles.in(data, name -> !name.startsWith(".") && (name.contains("split") || name.matches(".*\\.(txt|tsv)(\\.gz)?")));
    }

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        ClickOptions.checkShares(request);
        List<Path> files = files(request.requireData("a file or folder of six-column lines"));
        if (files.isEmpty()) {
            throw new QuireException("no .txt, .tsv or *split* file in " + request.data() + "; check --data");
        }
        return open("amazon-lines", request, files, request.options().number("validation"), request.options().number("test"), 0);
    }

    /**
     * Parts come from file names; what they leave out is divided by user.
     *
     * @param bestAuc ten thousand times the best AUC possible, noted among the counts; 0 where unknown
     */
    static Dataset open(String name, DatasetRequest request, List<Path> files, double validation, double test, long bestAuc)
            throws IOException {
        ClickOptions options = ClickOptions.of(request);
        double validationShare = has(files, Part.VALIDATION) ? 0 : validation;
        double testShare = has(files, Part.TEST) ? 0 : test;
        String fields = request.options().word("fields");
        ClickLayout layout = ClickLayout.behaviour(fields.contains("user"), fields.contains("category"), List.of());
        Spill spill = new Spill(request.work());
        try {
            ClickRows rows = new ClickRows(layout, options.maxHistory(), spill);
            LinesReader reader = new LinesReader(rows, options);
            for (Path f : files) {
                Part named = Part.named(f.getFileName().toString());
                reader.read(f, user -> named != Part.TRAIN ? named : Part.of(request.seed(), user, validationShare, testShare));
            }
            if (bestAuc > 0) {
                rows.count("best_test_auc_e4", bestAuc);
            }
            return new Encoder(rows, options, request.base()).encode(name);
        } catch (IOException | RuntimeException e) {
            spill.close();
            throw e;
        }
    }

    private static boolean has(List<Path> files, Part part) {
        return files.stream().anyMatch(f -> Part.named(f.getFileName().toString()) == part);
    }
}
