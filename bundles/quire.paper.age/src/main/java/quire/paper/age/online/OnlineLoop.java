package quire.paper.age.online;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import quire.api.QuireException;
import quire.api.compute.Session;
import quire.api.dataset.Schema;
import quire.api.option.OptionValues;
import quire.api.run.RunWriter.Checkpoint;
import quire.api.tensor.Seeds;
import quire.api.tensor.Tensor;
import quire.api.trainer.TrainContext;
import quire.paper.age.data.ArticleRows;
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

/** One pass through the visits: all of its state goes into a checkpoint, from which it goes on to the last bit. */
final class OnlineLoop {
    private final TrainContext c;
    private final OptionValues o;
    private final BanditData data;
    private final boolean linear;
    private final List<Session> sessions;
    private final Pools pools;
    private final LinUcb arms;
    private final Ranker ranker;
    private final Experience experience;
    private final Updates updates;
    private final UniformReplay uniform;
    private Tally tally = new Tally();
    private long seen;
    private int round;

    OnlineLoop(TrainContext c, BanditData data, ExplorableModel model, PolicyOptions policy, List<Session> sessions) {
        this.c = c;
        this.o = c.options();
        this.data = data;
        this.sessions = sessions;
        linear = policy.policy().equals("linucb");
        Schema schema = data.schema();
        pools = new Pools(schema);
        arms = new LinUcb(schema.size("vocabulary.feature"), schema.size(VisitFields.USER_NUMBERS));
        ranker = new Ranker(sessions.stream().map(s -> new Scorer(s, model)).toList(), policy, pools, arms, c.seed());
        experience = new Experience(o.integer("window"));
        uniform = new UniformReplay(c.seed(), o.integer("uniform_replays"));
        updates = new Updates(sessions, pools, c.seed(), o.integer("batch"));
    }

    Map<String, Double> run() throws IOException {
        resume();
        try (VisitSource source = data.opener().open()) {
            skip(source);
            for (List<Visit> visits = source.next(o.integer("round")); !visits.isEmpty(); visits = source.next(o.integer("round"))) {
                if (c.job().cancelled()) {
                    checkpoint();
                    throw new CancellationException("cancelled after " + seen + " visits");
                }
                round(source, visits);
                updates.run(experience, round++, o.integer("updates"));
                report();
            }
            articles(source);
        }
        Map<String, Double> result = tally.result();
        uniform.result(result);
        return result;
    }

    private void round(VisitSource source, List<Visit> visits) {
        boolean warm = seen < o.integer("warmup");
        Ranking r = warm && !data.live() ? null : ranker.rank(visits);
        for (int q = 0; q < visits.size(); q++) {
            Visit v = visits.get(q);
            if (!data.live()) {
                uniform.visit(v);
            }
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
            if (linear) {
                arms.learn(v, choice, click);
            }
        }
        seen += visits.size();
    }

    private void report() throws IOException {
        Map<String, Double> latest = tally.result();
        c.job().progress("round " + round, seen, data.counts().getOrDefault("visits", 0L), "visit", Map.of("clicks", latest.get("online/clicks")));
        if (round % o.integer("report_every") == 0) {
            Map<String, Double> line = new TreeMap<>(Map.of("epoch", (double) round, "step", (double) seen));
            latest.forEach((name, value) -> {
                boolean visits = name.equals("online/requests") || data.live() && name.equals("online/matches");
                if (Double.isFinite(value) && !visits) {
                    line.put(name, value);
                }
            });
            c.run().metric(line);
        }
        if (round % o.integer("checkpoint_every") == 0) {
            checkpoint();
        }
    }

    private void checkpoint() throws IOException {
        Map<String, Tensor> tensors = new TreeMap<>(experience.state(pools));
        for (int m = 0; m < sessions.size(); m++) {
            String at = "network" + m + "/";
            sessions.get(m).parameters().forEach((n, t) -> tensors.put(at + n, t));
            sessions.get(m).optimiserState().forEach((n, t) -> tensors.put(at + n, t));
        }
        if (linear) {
            tensors.putAll(arms.state());
        }
        Map<String, String> words = new TreeMap<>(tally.state());
        words.put("uniform", uniform.state());
        words.put("seen", Long.toString(seen));
        words.put("round", Integer.toString(round));
        c.run().checkpoint(new Checkpoint(tensors, words));
    }

    private void resume() throws IOException {
        Optional<Checkpoint> found = c.run().resume();
        if (found.isEmpty()) {
            return;
        }
        Map<String, Tensor> tensors = found.get().tensors();
        for (int m = 0; m < sessions.size(); m++) {
            String at = "network" + m + "/";
            Map<String, Tensor> own = new HashMap<>();
            tensors.forEach((n, t) -> {
                if (n.startsWith(at)) {
                    own.put(n.substring(at.length()), t);
                }
            });
            sessions.get(m).load(own);
        }
        experience.restore(tensors, pools);
        arms.restore(tensors);
        tally = Tally.of(found.get().words());
        uniform.restore(found.get().words().get("uniform"));
        seen = Long.parseLong(found.get().words().get("seen"));
        round = Integer.parseInt(found.get().words().get("round"));
        c.job().message("goes on after " + seen + " visits");
    }

    /** Reads over what the checkpoint has seen; a log gives its articles rows on the way. */
    private void skip(VisitSource source) throws IOException {
        long left = seen;
        while (left > 0) {
            int read = source.next((int) Math.min(left, o.integer("round"))).size();
            if (read == 0) {
                throw new QuireException("the data ends " + left + " visits before where the run stopped; restore the data or train anew");
            }
            left -= read;
        }
    }

    /** Leaves the rows of a log's articles to predictors and explorers. */
    private void articles(VisitSource source) throws IOException {
        if (!source.articles().isEmpty()) {
            ArticleRows.write(c.run().artifacts(), source.articles());
        }
    }
}
