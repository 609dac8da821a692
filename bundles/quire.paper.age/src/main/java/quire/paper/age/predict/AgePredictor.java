package quire.paper.age.predict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import quire.api.QuireException;
import quire.api.dataset.Schema;
import quire.api.model.ModelFactory;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.paper.PredictContext;
import quire.api.paper.Predictor;
import quire.api.run.RunInfo;
import quire.api.tensor.DType;
import quire.data.table.TableFormat;
import quire.data.table.TableWriter;
import quire.paper.age.api.Request;
import quire.paper.age.data.ArticleRows;
import quire.paper.age.data.Pools;
import quire.paper.age.data.Visit;
import quire.paper.age.explore.PolicyOptions;
import quire.paper.age.explore.Ranker;
import quire.paper.age.explore.Ranking;
import quire.paper.age.explore.Scorer;
import quire.paper.age.model.ExplorableModel;
import quire.paper.age.service.Articles;
import quire.paper.age.service.RequestCheck;

/** Ranks the requests of a file by a run's model and any policy of one network. */
@Component
@PaperService(paper = "age", id = "predict")
public final class AgePredictor implements Predictor {
    private static final int TOGETHER = 64;
    private final ModelFactory models;

    @Activate
    public AgePredictor(@Reference(target = "(&(quire.paper=age)(quire.id=age))") ModelFactory models) {
        this.models = models;
    }

    @Override
    public Options options() {
        return PolicyOptions.options();
    }

    @Override
    public String description() {
        return "CSV files of requests, a line per candidate: request,item and where the model has them features,user_numbers,item_numbers (several apart"
                + " by blanks); writes ranking.csv with prediction and exploration score";
    }

    @Override
    public List<Path> predict(PredictContext c) throws IOException {
        PolicyOptions policy = PolicyOptions.of(c.options());
        if (policy.networks() > 1 || policy.policy().equals("linucb")) {
            throw new QuireException("a run keeps one network, policy '" + policy.policy() + "' needs more; choose another with --set policy=");
        }
        RunInfo info = c.run().info();
        Schema schema = info.schema();
        ExplorableModel model = (ExplorableModel) models.create(models.options().parse(info.spec().modelOptions()), schema, DType.FLOAT);
        RequestCheck check = RequestCheck.of(schema);
        Articles articles = new Articles(ArticleRows.read(c.run().artifacts()), schema.size("vocabulary.article"));
        Ranker ranker = new Ranker(List.of(new Scorer(c.session(), model)), policy, new Pools(schema), null, info.spec().seed());
        Path file = c.out().resolve("ranking.csv");
        TableWriter.write(file, TableFormat.csv().withoutHeader("request", "rank", "item", "pctr", "score", "delta", "gate", "norm"), table -> {
            long done = 0;
            for (Path input : c.inputs()) {
                try (RequestFile requests = new RequestFile(input, check)) {
                    for (List<Request> some = requests.next(TOGETHER); !some.isEmpty(); some = requests.next(TOGETHER)) {
                        if (c.job().cancelled()) {
                            throw new CancellationException("cancelled after " + done + " requests");
                        }
                        write(table, some, articles, check, ranker);
                        done += some.size();
                        c.job().progress("ranking " + input.getFileName(), done, done, "request", Map.of());
                    }
                }
            }
        });
        return List.of(file);
    }

    private static void write(TableWriter table, List<Request> requests, Articles articles, RequestCheck check, Ranker ranker) throws IOException {
        List<Visit> visits = requests.stream().map(r -> check.visit(r, articles)).toList();
        Ranking r = ranker.rank(visits);
        for (int q = 0; q < requests.size(); q++) {
            int rank = 1;
            for (int place : r.order(q, r.score(), visits.get(q).articles())) {
                int row = r.start()[q] + place;
                table.row(requests.get(q).id(), rank++, requests.get(q).candidates().get(place).item(), r.ctr()[row], r.score()[row], r.delta()[row],
                        r.gate()[row] > 0 ? 1 : 0, r.norm()[row]);
            }
        }
    }
}
