package @package@;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.osgi.service.component.annotations.Component;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.tensor.Seeds;
import quire.data.table.TableFormat;
import quire.data.table.TableReader;

/** A CSV file: a first line of names, numbers, and a column {@code label} with the class; parted at random by the run's seed. */
@Component
@PaperService(paper = @Name@Paper.ID, id = "csv")
public final class CsvFactory implements DatasetFactory {
    private static final String LABEL = "label";
    private static final int LEAST = 10;

    @Override
    public Options options() {
        return Options.none();
    }

    @Override
    public String description() {
        return "a .csv file with numbers and a column 'label'; 60 % are trained on, 20 % validate, 20 % test";
    }

    @Override
    public boolean synthetic() {
        return false;
    }

    @Override
    public boolean recognises(Path data) {
        return Files.isRegularFile(data) && data.toString().endsWith(".csv");
    }

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        Path file = request.requireData("file.csv");
        if (!Files.isRegularFile(file)) {
            throw new QuireException(file + " is not a file; give --data a .csv file with a column '" + LABEL + "'");
        }
        Map<String, Integer> classes = new LinkedHashMap<>();
        List<Examples.Example> all = read(file, classes);
        if (all.size() < LEAST || classes.size() < 2) {
            throw QuireException.of("%s: %d rows of %d classes; give at least %d rows of 2 classes", file, all.size(), classes.size(), LEAST);
        }
        Map<String, List<Examples.Example>> parts = new HashMap<>();
        SplittableRandom random = Seeds.random(request.seed(), "split");
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            order.add(random.nextInt(i + 1), i);
        }
        for (int i = 0; i < all.size(); i++) {
            String split = i % 5 == 3 ? Dataset.VALIDATION : i % 5 == 4 ? Dataset.TEST : Dataset.TRAIN;
            parts.computeIfAbsent(split, s -> new ArrayList<>()).add(all.get(order.get(i)));
        }
        return new Examples(parts, all.get(0).x().length, List.copyOf(classes.keySet()));
    }

    private static List<Examples.Example> read(Path file, Map<String, Integer> classes) throws IOException {
        List<Examples.Example> all = new ArrayList<>();
        try (TableReader rows = TableFormat.csv().open(file)) {
            int label = rows.column(LABEL);
            int width = rows.columns().size() - 1;
            if (width == 0) {
                throw new QuireException(file + ": there is no column beside '" + LABEL + "'; give columns of numbers");
            }
            while (rows.next()) {
                float[] x = new float[width];
                for (int i = 0, column = 0; column <= width; column++) {
                    if (column != label) {
                        x[i++] = (float) rows.number(column);
                    }
                }
                String name = rows.text(label);
                classes.putIfAbsent(name, classes.size());
                all.add(new Examples.Example(x, classes.get(name)));
            }
        }
        return all;
    }
}
