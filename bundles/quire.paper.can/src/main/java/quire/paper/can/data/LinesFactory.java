package quire.paper.can.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import quire.api.QuireException;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.Options;
import quire.api.paper.PaperService;

/** The authors' intermediate text files, as one file or a folder of files for the parts. */
@Component(service = DatasetFactory.class)
@PaperService(paper = "can", id = "amazon-lines")
public final class LinesFactory extends ClickFactory {
    public LinesFactory() {
        super("amazon-lines", "the authors' six tab-separated columns (label, user, item, category, history items, history categories;"
                + " entries separated by byte 2): a file, or a folder whose file names say train, valid, test",
                ClickOptions.options(100).and(ClickOptions.shares()).and(fields("user-item-category")));
    }

    static Options fields(String all) {
        return Options.none().word("fields", all, "fields the model sees", "user-item-category", "item-category", "user-item", "item");
    }

    @Override
    public boolean recognises(Path data) {
        try {
            List<Path> files = files(data);
            if (files.isEmpty() || files.get(0).toString().endsWith(".gz")) {
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
        return DataFiles.in(data, name -> name.contains("splitByUser") || name.matches("[^.].*\\.(txt|tsv)(\\.gz)?"));
    }

    @Override
    ClickRows read(DatasetRequest request, ClickOptions options, Spill spill) throws IOException {
        List<Path> files = files(request.requireData("a file or folder of six-column lines"));
        if (files.isEmpty()) {
            throw new QuireException("no .txt, .tsv or *splitByUser file in " + request.data() + "; check --data");
        }
        return read(request, options, spill, files, request.options().number("validation"), request.options().number("test"));
    }

    /** Parts come from file names; what they leave out is divided by user. */
    static ClickRows read(DatasetRequest request, ClickOptions options, Spill spill, List<Path> files, double validation, double test)
            throws IOException {
        double validationShare = has(files, Part.VALIDATION) ? 0 : validation;
        double testShare = has(files, Part.TEST) ? 0 : test;
        String fields = request.options().word("fields");
        ClickLayout layout = ClickLayout.behaviour(fields.contains("user"), fields.contains("category"), List.of());
        ClickRows rows = new ClickRows(layout, options.maxHistory(), spill);
        LinesReader reader = new LinesReader(rows, options);
        for (Path f : files) {
            Part named = Part.named(f.getFileName().toString());
            reader.read(f, user -> named != Part.TRAIN ? named : Part.of(request.seed(), user, validationShare, testShare));
        }
        return rows;
    }

    private static boolean has(List<Path> files, Part part) {
        return files.stream().anyMatch(f -> Part.named(f.getFileName().toString()) == part);
    }
}
