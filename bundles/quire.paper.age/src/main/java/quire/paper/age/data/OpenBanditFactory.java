package quire.paper.age.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.Options;
import quire.api.paper.PaperService;

/** The Open Bandit Dataset (Saito et al. 2021): a campaign of its uniformly random log, for replay. */
@Component
@PaperService(paper = "age", id = "obd")
public final class OpenBanditFactory implements DatasetFactory {
    private static final int FEATURES = 4096;

    @Override
    public Options options() {
        return Options.none();
    }

    @Override
    public String description() {
        return "a campaign's folder with item_context.csv and men.csv, women.csv or all.csv";
    }

    @Override
    public boolean synthetic() {
        return false;
    }

    @Override
    public boolean recognises(Path data) {
        return Files.isRegularFile(data.resolve("item_context.csv")) && log(data) != null;
    }

    private static Path log(Path data) {
        return List.of("men.csv", "women.csv", "all.csv").stream().map(data::resolve).filter(Files::isRegularFile).findFirst().orElse(null);
    }

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        Path data = request.requireData("campaign folder");
        Path log = log(data);
        if (log == null) {
            throw new QuireException(data + ": neither men.csv, women.csv nor all.csv; give a campaign's folder");
        }
        int items = OpenBanditLog.items(data.resolve("item_context.csv"));
        return BanditData.log(VisitFields.schema(FEATURES, items + 1, 5, 0, 1), "obd " + log.getFileName() + ":" + Files.size(log),
                Map.of("items", (long) items), () -> new OpenBanditLog(log, items, FEATURES));
    }
}
