package quire.paper.can.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.paper.PaperService;
import quire.data.table.TableFormat;
import quire.data.table.TableReader;
import quire.paper.can.schema.Field;
import quire.paper.can.schema.Pair;

/** Avazu's train.csv: no histories, pairs of single fields. The last day is for validation and test. */
@Component(service = DatasetFactory.class)
@PaperService(paper = "can", id = "avazu")
public final class AvazuFactory extends ClickFactory {
    /** All columns but id, click and device_id, as in the authors' code; hour becomes the hour of the day. */
    private static final List<String> FIELDS = List.of("hour", "C1", "banner_pos", "site_id", "site_domain", "site_category", "app_id",
            "app_domain", "app_category", "device_ip", "device_model", "device_type", "device_conn_type", "C14", "C15", "C16", "C17",
            "C18", "C19", "C20", "C21");
    /** The paper has 16 pairs of 9 fields and does not say which; these are what is shown and where, times to whom and when. */
    private static final List<String> INDUCTION = List.of("site_id", "app_id", "C14", "C17");
    private static final List<String> FEED = List.of("device_ip", "device_model", "hour", "C21");

    public AvazuFactory() {
        super("avazu", "Avazu's train.csv (Kaggle): 21 fields, 16 pairs of them; the last day is divided into validation and test",
                ClickOptions.options(1));
    }

    private static boolean named(String name) {
        return name.matches("(train|avazu).*\\.csv(\\.gz)?");
    }

    @Override
    public boolean recognises(Path data) {
        try {
            Path file = DataFiles.find(data, AvazuFactory::named);
            if (file == null) {
                return false;
            }
            try (TableReader rows = TableFormat.csv().unquoted().open(file)) {
                return rows.hasColumn("click") && rows.hasColumn("device_ip") && rows.hasColumn("C21");
            }
        } catch (IOException | quire.api.QuireException e) {
            return false;
        }
    }

    private static ClickLayout layout() {
        List<Pair> pairs = new ArrayList<>();
        INDUCTION.forEach(i -> FEED.forEach(f -> pairs.add(new Pair(i, f))));
        return new ClickLayout(FIELDS.stream().map(f -> new Field(f, f, false)).toList(), List.of(), pairs);
    }

    @Override
    ClickRows read(DatasetRequest request, ClickOptions options, Spill spill) throws IOException {
        Path data = request.requireData("train.csv");
        Path file = java.nio.file.Files.isRegularFile(data) ? data : DataFiles.require(data, "train.csv", AvazuFactory::named);
        ClickRows rows = new ClickRows(layout(), options.maxHistory(), spill);
        IntColumn days = new IntColumn(spill);
        try (TableReader lines = TableFormat.csv().unquoted().open(file)) {
            int[] columns = FIELDS.stream().mapToInt(lines::column).toArray();
            int click = lines.column("click");
            int[] values = new int[columns.length];
            for (long n = 0; !options.reached(n) && lines.next(); n++) {
                int hour = lines.integer(columns[0]);
                if (hour < 1_000_000 || hour > 99_123_123 || hour % 100 > 23) {
                    throw lines.error(columns[0], "is not a time YYMMDDHH");
                }
                values[0] = rows.number(0, Integer.toString(hour % 100));
                for (int f = 1; f < values.length; f++) {
                    values[f] = rows.number(f, lines.text(columns[f]));
                }
                rows.add(values, Labels.read(lines, click), values[9], 0, 0, Part.TRAIN);
                days.add(hour / 100);
                rows.count("rows", 1);
            }
        }
        divide(rows, days, request.seed());
        return rows;
    }

    private static void divide(ClickRows rows, IntColumn days, long seed) {
        int first = Integer.MAX_VALUE;
        int last = 0;
        for (int i = 0; i < rows.size(); i++) {
            first = Math.min(first, days.get(i));
            last = Math.max(last, days.get(i));
        }
        for (int i = 0; i < rows.size(); i++) {
            if (first == last) {
                // one day only: a tenth of the rows each
                rows.parts.set(i, Part.of(seed, i, 0.1, 0.1).ordinal());
            } else if (days.get(i) == last) {
                rows.parts.set(i, Part.of(seed, i, 0.5, 0.5).ordinal());
            }
        }
    }
}
