package quire.paper.can.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.Options;
import quire.api.paper.PaperService;

/** The synthetic twin: clicks that depend on a planted co-action and nothing else, with three controls. */
@Component(service = DatasetFactory.class)
@PaperService(paper = "can", id = "planted")
public final class PlantedFactory implements DatasetFactory {
    @Override
    public Options options() {
        return ClickOptions.options(8)
                .word("mode", "planted", "what decides clicks: groups of ids acting together (planted), single ids (additive), every"
                        + " pair of ids by itself (full), or nothing (shuffled)", "planted", "additive", "full", "shuffled")
                .integer("ids", 300, 2, 3000, "number of items")
                .integer("groups", 30, 1, 3000, "number of hidden groups")
                .integer("users", 1000, 1, 1_000_000, "number of users; they tell nothing")
                .number("strength", 1.6, 0, 100, "factor on the true logit")
                .number("cold", 0, 0, 0.9, "share of (target, history) pairs kept out of training and put into the split test_cold")
                .integer("train_rows", 60_000, 1, 10_000_000, "rows to train on")
                .integer("validation_rows", 10_000, 1, 10_000_000, "rows for validation")
                .integer("test_rows", 20_000, 1, 10_000_000, "rows for each test")
                .and(LinesFactory.fields("item"));
    }

    @Override
    public String description() {
        return "made on the spot: clicks decided by a co-action of target and history that no additive model can see; writes and reads"
                + " the format of amazon-lines";
    }

    @Override
    public boolean synthetic() {
        return true;
    }

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        if (request.data() != null) {
            throw new QuireException("planted makes its own data; leave --data out, or choose --dataset amazon-lines");
        }
        Path folder = Files.createDirectories(request.work().resolve("planted"));
        PlantedWriter writer = new PlantedWriter(request.options(), request.seed());
        writer.write(folder, "train", request.options().integer("train_rows"), false);
        writer.write(folder, "validation", request.options().integer("validation_rows"), false);
        int test = request.options().integer("test_rows");
        double best = writer.write(folder, "test", test, false);
        List<Path> files = new ArrayList<>(List.of(folder.resolve("train.txt"), folder.resolve("validation.txt"), folder.resolve("test.txt")));
        if (request.options().number("cold") > 0) {
            writer.write(folder, "test_cold", test, true);
            files.add(folder.resolve("test_cold.txt"));
        }
        return ClickFactory.open("planted", request, (r, options, spill) -> {
            ClickRows rows = LinesFactory.read(r, options, spill, files, 0, 0);
            // in ten-thousandths: the AUC of the true logit, which no model can expect to pass
            rows.count("best_test_auc_e4", Math.round(10_000 * best));
            return rows;
        });
    }
}
