package quire.paper.age.online;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.QuireException;
import quire.api.compute.Optimiser;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.tensor.Seeds;
import quire.api.trainer.TrainContext;
import quire.api.trainer.Trainer;
import quire.paper.age.data.BanditData;
import quire.paper.age.explore.PolicyOptions;
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
                .integer("uniform_replays", 100, 0, 100000, "replays of the uniform policy that check a log against its own click rate")
                .integer("report_every", 10, 1, 1 << 20, "rounds from one line of metrics to the next")
                .integer("checkpoint_every", 500, 1, 1 << 30, "rounds from one checkpoint to the next; a cancelled run writes one too")
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
        if (policy.single()) {
            c.job().message("one sample gives the UCB form no spread about the mean and a coarse one about the point; set samples higher");
        }
        List<Session> sessions = new ArrayList<>();
        try {
            for (int m = 0; m < policy.networks(); m++) {
                Session s = c.lease().open(model, SessionOptions.training(m == 0 ? c.seed() : Seeds.derive(c.seed(), "member", m),
                        Optimiser.adam(c.options().number("rate"))));
                sessions.add(s);
                if (!c.initial().isEmpty()) {
                    s.load(c.initial());
                }
            }
            c.run().engine(sessions.get(0));
            Map<String, Double> result = new OnlineLoop(c, data, model, policy, sessions).run();
            c.run().saveModel(sessions.get(0), true);
            return result;
        } finally {
            sessions.forEach(Session::close);
        }
    }
}
