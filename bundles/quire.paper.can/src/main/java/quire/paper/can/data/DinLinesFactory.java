package quire.paper.can.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import quire.api.QuireException;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.paper.PaperService;
import quire.data.table.TableFormat;
import quire.data.table.TableReader;

/** Rows as PaddleRec's DIN example writes them. */
@Component(service = DatasetFactory.class)
@PaperService(paper = "can", id = "din-lines")
public final class DinLinesFactory extends ClickFactory {
    private static final TableFormat FORMAT = TableFormat.tsv().withSeparator(';')
            .withoutHeader("history items", "history categories", "item", "category", "label");

    public DinLinesFactory() {
        super("din-lines", "lines of 'history items;history categories;item;category;label', ids separated by blanks: a file, or a folder"
                + " whose file names say train, valid, test", ClickOptions.options(100).and(ClickOptions.shares()));
    }

    @Override
    public boolean recognises(Path data) {
        try {
            List<Path> files = files(data);
            if (files.isEmpty()) {
                return false;
            }
            try (Stream<String> lines = Files.lines(files.get(0))) {
                return lines.limit(1).anyMatch(l -> l.matches("[^;]*;[^;]*;[^;]*;[^;]*;[01]\\s*"));
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }

    private static List<Path> files(Path data) throws IOException {
        return DataFiles.in(data, name -> name.matches("[^.].*\\.(txt|csv)"));
    }

    @Override
    ClickRows read(DatasetRequest request, ClickOptions options, Spill spill) throws IOException {
        List<Path> files = files(request.requireData("a file or folder of DIN lines"));
        if (files.isEmpty()) {
            throw new QuireException("no .txt file in " + request.data() + "; check --data");
        }
        ClickRows rows = new ClickRows(ClickLayout.behaviour(false, true, List.of()), options.maxHistory(), spill);
        for (Path f : files) {
            read(f, rows, options, request);
        }
        return rows;
    }

    private static void read(Path file, ClickRows rows, ClickOptions options, DatasetRequest request) throws IOException {
        List<String> items = new ArrayList<>();
        List<String> categories = new ArrayList<>();
        Part named = Part.named(file.getFileName().toString());
        try (TableReader lines = FORMAT.open(file)) {
            for (long n = 0; !options.reached(n) && lines.next(); n++) {
                LinesReader.split(lines.text(0).strip(), ' ', items);
                LinesReader.split(lines.text(1).strip(), ' ', categories);
                if (items.size() != categories.size()) {
                    throw lines.error(0, "holds " + items.size() + " items, but there are " + categories.size() + " history categories");
                }
                int from = rows.entries();
                for (int i = 0; i < items.size(); i++) {
                    rows.entry(rows.words("item").number(items.get(i)), rows.words("category").number(categories.get(i)));
                }
                int[] values = {rows.number(0, lines.text(2).strip()), rows.number(1, lines.text(3).strip())};
                // rows with the same history are one user's and stay in one part
                Part part = named != Part.TRAIN ? named : Part.of(request.seed(), lines.text(0), request.options().number("validation"),
                        request.options().number("test"));
                rows.add(values, Labels.read(lines, 4), 0, from, items.size(), part);
                rows.count("rows", 1);
            }
        }
    }
}
