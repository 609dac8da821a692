package quire.paper.can.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.osgi.service.component.annotations.Component;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.OptionValues;
import quire.api.paper.PaperService;
import quire.api.tensor.Seeds;
import quire.data.table.TableFormat;
import quire.data.table.TableReader;

/** Taobao's UserBehavior.csv: one row per user, on the last click. */
@Component(service = DatasetFactory.class)
@PaperService(paper = "can", id = "taobao")
public final class TaobaoFactory extends ClickFactory {
    private static final TableFormat FORMAT = TableFormat.csv().unquoted()
            .withoutHeader("user_id", "item_id", "category_id", "behaviour", "time");
    private static final Set<String> BEHAVIOURS = Set.of("pv", "buy", "cart", "fav");

    public TaobaoFactory() {
        super("taobao", "Taobao's UserBehavior.csv (user, item, category, pv|buy|cart|fav, time): a user's last pv is the target, replaced"
                + " by a popularity-drawn item for a share of users, earlier ones the history",
                ClickOptions.options(50).and(ClickOptions.shares())
                        .number("negatives", 0.5, 0.01, 0.99, "share of users whose target is replaced by a negative")
                        .integer("since", 1_511_539_200L, 0, Integer.MAX_VALUE, "earliest time in Unix seconds (2017-11-25 in Beijing)")
                        .integer("until", 1_512_316_799L, 0, Integer.MAX_VALUE, "latest time in Unix seconds (2017-12-03 in Beijing)"));
    }

    private static boolean named(String name) {
        return name.matches("UserBehavior.*\\.csv(\\.gz)?");
    }

    @Override
    public boolean recognises(Path data) {
        try {
            return DataFiles.find(data, TaobaoFactory::named) != null;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    ClickRows read(DatasetRequest request, ClickOptions options, Spill spill) throws IOException {
        Path data = request.requireData("UserBehavior.csv");
        Path file = java.nio.file.Files.isRegularFile(data) ? data : DataFiles.require(data, "UserBehavior*.csv", TaobaoFactory::named);
        ClickRows rows = new ClickRows(ClickLayout.behaviour(true, true, List.of()), options.maxHistory(), spill);
        RecentEvents events = new RecentEvents(options.maxHistory() + 1);
        IntColumn clicks = new IntColumn(spill);
        IntColumn categoryOf = new IntColumn(spill);
        readEvents(file, rows, options, request.options(), events, clicks, categoryOf);
        join(rows, request, events, clicks, categoryOf);
        return rows;
    }

    private static void readEvents(Path file, ClickRows rows, ClickOptions options, OptionValues values, RecentEvents events,
            IntColumn clicks, IntColumn categoryOf) throws IOException {
        int since = values.integer("since");
        int until = values.integer("until");
        long read = 0;
        long other = 0;
        long outside = 0;
        try (TableReader lines = FORMAT.open(file)) {
            for (; !options.reached(read) && lines.next(); read++) {
                String behaviour = lines.text(3);
                if (!BEHAVIOURS.contains(behaviour)) {
                    throw lines.error(3, "is not one of pv, buy, cart, fav");
                }
                long time = lines.whole(4);
                if (!behaviour.equals("pv")) {
                    other++;
                } else if (time < since || time > until) {
                    outside++;
                } else {
                    int item = rows.words("item").number(lines.text(1));
                    if (item == clicks.size()) {
                        clicks.add(0);
                        categoryOf.add(rows.words("category").number(lines.text(2)));
                    }
                    clicks.set(item, clicks.get(item) + 1);
                    events.add(rows.words("user").number(lines.text(0)), (int) time, item);
                }
            }
        }
        rows.count("rows", read);
        rows.count("skipped_other_behaviour", other);
        rows.count("skipped_outside_time", outside);
    }

    private static void join(ClickRows rows, DatasetRequest request, RecentEvents events, IntColumn clicks, IntColumn categoryOf) {
        int[] counts = new int[Math.toIntExact(clicks.size())];
        clicks.get(0, counts, 0, counts.length);
        Popularity popularity = new Popularity(counts);
        double share = request.options().number("negatives");
        for (int u = 0; u < events.users(); u++) {
            int[] items = events.items(u);
            if (items.length < 2) {
                rows.count("skipped_users_without_history", 1);
                continue;
            }
            String name = rows.words("user").word(u);
            SplittableRandom random = Seeds.random(request.seed(), "negative", name);
            int from = rows.entries();
            for (int i = 0; i < items.length - 1; i++) {
                rows.entry(items[i], categoryOf.get(items[i]));
            }
            boolean negative = random.nextDouble() < share;
            int last = items[items.length - 1];
            int item = negative ? popularity.other(last, random) : last;
            Part part = Part.of(request.seed(), name, request.options().number("validation"), request.options().number("test"));
            rows.add(new int[] {u, item, categoryOf.get(item)}, !negative, u, from, items.length - 1, part);
        }
    }
}
