package quire.paper.age.data;

import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;

/** The synthetic article stream. */
@Component
@PaperService(paper = "age", id = "stream")
public final class StreamFactory implements DatasetFactory {
    @Override
    public Options options() {
        return Options.none()
                .integer("articles", 150, 1, 100000, "articles over the whole stream")
                .integer("life", 40, 1, 100000, "rounds an article is live")
                .integer("rounds", 150, 1, 100000, "rounds; the model is updated after each")
                .integer("visits", 128, 1, 10000, "visits per round")
                .number("base", -3.2, -20, 20, "log-odds of a click before article and user count")
                .number("taste", 0.25, 0, 10, "standard deviation of the articles' taste vectors")
                .flag("log", false, "leave a uniformly random log of the stream, in R6B lines, in the run's artifacts");
    }

    @Override
    public String description() {
        return "made: articles come and go, click rates are known, every policy meets the same users and clicks";
    }

    @Override
    public boolean synthetic() {
        return true;
    }

    @Override
    public Dataset open(DatasetRequest request) {
        OptionValues o = request.options();
        World world = new World(o.integer("articles"), o.integer("life"), o.integer("rounds"), o.integer("visits"), o.number("base"), o.number("taste"),
                request.seed());
        return new BanditData(VisitFields.schema(1, world.articles() + 1, 0, World.NUMBERS, 0), true, world.toString(),
                Map.of("visits", (long) world.rounds() * world.visits()), world::open, folder -> {
                    if (o.flag("log")) {
                        UniformLog.write(folder.resolve(new R6bFormat().files() + ".stream"), world, request.seed());
                    }
                });
    }
}
