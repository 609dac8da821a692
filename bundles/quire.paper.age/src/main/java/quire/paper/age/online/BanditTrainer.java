package quire.paper.age.online;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.osgi.service.component.annotations.Component;
import quire.api.QuireException;
import quire.api.compute.Optimiser;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.tensor.Seeds;
import quire.api.trainer.TrainContext;
import quire.api.trainer.Trainer;
import quire.paper.age.data.BanditData;
import quire.paper.age.data.Pools;
import quire.paper.age.data.Visit;
import quire.paper.age.data.VisitFields;
import quire.paper.age.data.VisitSource;
import quire.paper.age.explore.LinUcb;
import quire.paper.age.explore.PolicyOptions;
import quire.paper.age.explore.Ranker;
import quire.paper.age.explore.Ranking;
import quire.paper.age.explore.Scorer;
import quire.paper.age.model.ExplorableModel;

/**
 * The online loop (section 3.4): rank, show, see the click, update. A live stream answers every choice; of a log only events where the
 * policy chooses what was shown are kept (Li et al. 2011). The first events are shown at random, or taken as logged.
 */
@Component
@PaperService(paper = "age", id = "bandit")
public final class BanditTrainer implements Trainer {
    @Override
    public Options options() {
        return PolicyOptions.options()
                .integer("round", 128, 1, 1 << 20, "visits ranked between updates")
                .integer("warmup", 128, 0, 1 << 30, "first visits shown at random, or all of them learned from in a log (paper: 80000)")
                .integer("updates", 6, 0, 10000, "updates after each round that brought outcomes")
                .integer("batch", 128, 1, 65536, "outcomes per update")
                .integer("window", 6400, 1, 1 << 24, "newest outcomes that updates draw from")
                .number("rate", 0.01, 1e-9, 1, "Adam's learning rate (paper: 0.00001)");
    }

    @Override
    public String description() {
        return "online loop of ranking, clicks and updates; replay where the data is a log";
    }

    @Override
    public Map<String, Double> train(TrainContext c) throws IOException {
        if (!(c.dataset() instanceof BanditData data) || !(c.model() instanceof ExplorableModel model)) {
            throw new QuireException("the bandit trainer needs bandit data and an explorable model; choose datasets and models of paper age");
        }
        PolicyOptions policy = PolicyOptions.of(c.options());
        List<Session> sessions = new ArrayList<>();
        try {
            for (int m = 0; m < policy.networks(); m++) {
                sessions.add(c.lease().open(model, SessionOptions.training(m == 0 ? c.seed() : Seeds.derive(c.seed(), "member", m),
                        Optimiser.adam(c.options().number("rate")))));
            }
            c.run().engine(sessions.get(0));
            Map<String, Double> result = loop(c, data, model, policy, sessions);
            c.run().saveModel(sessions.get(0), true);
            return result;
        } finally {
            sessions.forEach(Session::close);
        }
    }

    private static Map<String, Double> loop(TrainContext c, BanditData data, ExplorableModel model, PolicyOptions policy, List<Session> sessions)
            throws IOException {
        OptionValues o = c.options();
        Schema schema = data.schema();
        Pools pools = new Pools(schema);
        LinUcb linear = new LinUcb(schema.size("vocabulary.feature"), schema.size(VisitFields.USER_NUMBERS));
        Ranker ranker = new Ranker(sessions.stream().map(s -> new Scorer(s, model)).toList(), policy, pools, linear, c.seed());
        Experience experience = new Experience(o.integer("window"));
        Tally tally = new Tally();
        long seen = 0;
        int round = 0;
        try (VisitSource source = data.opener().open()) {
            for (List<Visit> visits = source.next(o.integer("round")); !visits.isEmpty(); visits = source.next(o.integer("round"))) {
                if (c.job().cancelled()) {
                    throw new CancellationException("cancelled after " + seen + " visits");
                }
                boolean warm = seen < o.integer("warmup");
                Ranking r = warm && !data.live() ? null : ranker.rank(visits);
                for (int q = 0; q < visits.size(); q++) {
                    Visit v = visits.get(q);
                    int choice = warm ? data.live() ? Seeds.random(c.seed(), "warmup", v.id()).nextInt(v.articles().length) : v.shown()
                            : r.best(q, r.score(), v.articles());
                    if (!warm) {
                        tally.request(choice != r.best(q, r.ctr(), v.articles()));
                    }
                    if (!data.live() && choice != v.shown()) {
                        continue;
                    }
                    int click = data.live() ? source.click(v, choice) : v.click();
                    if (data.live() || !warm) {
                        tally.outcome(v, choice, click, r.ctr()[r.start()[q] + choice]);
                    }
                    experience.add(v, choice, click);
                    if (policy.policy().equals("linucb")) {
                        linear.learn(v, choice, click);
                    }
                }
                seen += visits.size();
                update(c, o, sessions, pools, experience, round++);
                Map<String, Double> latest = tally.result();
                c.job().progress("round " + round, seen, data.counts().getOrDefault("visits", 0L), "visit", Map.of("clicks", latest.get("online/clicks")));
            }
        }
        return tally.result();
    }

    private static void update(TrainContext c, OptionValues o, List<Session> sessions, Pools pools, Experience experience, int round) {
        if (experience.empty()) {
            return;
        }
        for (int u = 0; u < o.integer("updates"); u++) {
            for (int m = 0; m < sessions.size(); m++) {
                long step = (long) round * o.integer("updates") + u;
                sessions.get(m).step(sessions.get(m).prepare(Model.TRAIN, experience.draw(o.integer("batch"), pools,
                        Seeds.random(c.seed(), "batch", step, m)), step), List.of());
            }
        }
    }
}
