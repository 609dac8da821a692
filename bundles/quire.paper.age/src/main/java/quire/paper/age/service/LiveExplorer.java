package quire.paper.age.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import quire.api.QuireException;
import quire.api.compute.Session;
import quire.api.dataset.Schema;
import quire.api.tensor.Seeds;
import quire.api.tensor.Tensor;
import quire.paper.age.api.Explorer;
import quire.paper.age.api.Monitor;
import quire.paper.age.api.Ranked;
import quire.paper.age.api.Request;
import quire.paper.age.data.Pools;
import quire.paper.age.data.Visit;
import quire.paper.age.explore.Ranker;
import quire.paper.age.explore.Ranking;
import quire.paper.age.explore.Scorer;
import quire.paper.age.model.ExplorableModel;
import quire.paper.age.online.Experience;
import quire.paper.age.online.Updates;

/** An explorer over one session, which its maker closes. Callers are served in turn: a session takes one at a time. */
final class LiveExplorer implements Explorer {
    private final ReentrantLock turn = new ReentrantLock(true);
    private final ExplorerOptions o;
    private final Session session;
    private final Scorer scorer;
    private final Pools pools;
    private final RequestCheck check;
    private final Articles articles;
    private final Asked asked;
    private final Counters counters = new Counters();
    private final Experience experience;
    private long seed;
    private double lambda;
    private Ranker exploring;
    private Ranker greedy;
    private long round;
    private int fresh;

    /** @param session opened for training with Adam */
    LiveExplorer(ExplorableModel model, Schema schema, Session session, Articles articles, ExplorerOptions options, long seed) {
        this.o = options;
        this.session = session;
        this.scorer = new Scorer(session, model);
        this.pools = new Pools(schema);
        this.check = RequestCheck.of(schema);
        this.articles = articles;
        this.asked = new Asked(options.remembered());
        this.experience = new Experience(options.window());
        this.seed = seed;
        this.lambda = options.policy().lambda();
        rankers();
    }

    private void rankers() {
        exploring = new Ranker(List.of(scorer), o.policy().withLambda(lambda), pools, null, seed);
        greedy = new Ranker(List.of(scorer), o.policy().withLambda(0), pools, null, seed);
    }

    @Override
    public List<Ranked> rank(Request request) {
        turn.lock();
        try {
            check.check(request);
            asked.refuseOther(request);
            Visit v = check.visit(request, articles);
            boolean explored = lambda > 0 && Seeds.random(seed, "share", v.id()).nextDouble() < o.share();
            Ranking r = (explored ? exploring : greedy).rank(List.of(v));
            double[] score = r.score().clone();
            for (int i = 0; i < score.length; i++) {
                if (o.impressions() > 0 && counters.impressions(request.candidates().get(i).item()) >= o.impressions()) {
                    score[i] = r.ctr()[i];
                }
            }
            counters.request(explored, r.best(0, score, v.articles()) != r.best(0, r.ctr(), v.articles()));
            asked.put(request, v, r.ctr());
            return Arrays.stream(r.order(0, score, v.articles()))
                    .mapToObj(i -> new Ranked(request.candidates().get(i).item(), r.ctr()[i], score[i], r.delta()[i], r.gate()[i] > 0, r.norm()[i])).toList();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void feedback(String requestId, long item, int click) {
        turn.lock();
        try {
            if (click != 0 && click != 1) {
                throw new QuireException("click " + click + " of item " + item + " in request '" + requestId + "' is neither 0 nor 1; tell one of these");
            }
            int place = asked.answer(requestId, item);
            Asked.Entry e = asked.entry(requestId);
            Visit v = e.visit();
            double[][] numbers = v.items() == null ? null : new double[][] {v.items()[place]};
            counters.outcome(item, click, e.ctr()[place]);
            experience.add(new Visit(v.id(), 0, v.features(), v.numbers(), new int[] {v.articles()[place]}, numbers, 0, click, null), 0, click);
            if (o.learnEvery() > 0 && ++fresh >= o.learnEvery()) {
                fresh = 0;
                new Updates(List.of(session), pools, seed, o.batch()).run(experience, round++, o.updates());
            }
        } finally {
            turn.unlock();
        }
    }

    @Override
    public double lambda() {
        turn.lock();
        try {
            return lambda;
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void lambda(double value) {
        turn.lock();
        try {
            if (!(value >= 0 && Double.isFinite(value))) {
                throw new QuireException("lambda " + value + " is not a finite number from 0; 0 stops exploration");
            }
            lambda = value;
            rankers();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public Monitor monitor() {
        turn.lock();
        try {
            return counters.monitor();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void snapshot(Path file) throws IOException {
        turn.lock();
        try {
            Map<String, Tensor> values = new HashMap<>(session.parameters());
            values.putAll(session.optimiserState());
            Monitor m = counters.monitor();
            Map<String, String> words = new HashMap<>();
            o.text().forEach((name, value) -> words.put("option." + name, value));
            words.put("option.lambda", Double.toString(lambda));
            words.put("seed", Long.toString(seed));
            words.put("articles", Snapshot.pairs(articles.state()));
            words.put("impressions", Snapshot.pairs(counters.impressions()));
            words.put("predicted", Double.toString(m.predicted()));
            words.put("counts", List.of(m.requests(), m.explored(), m.changed(), m.outcomes(), m.clicks(), round, (long) fresh).stream()
                    .map(String::valueOf).collect(java.util.stream.Collectors.joining(" ")));
            new Snapshot(values, experience.state(pools), words).write(file);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void restore(Path file) throws IOException {
        turn.lock();
        try {
            Snapshot s = Snapshot.read(file);
            long[] n = s.counts(file, "counts", 7);
            Map<Long, Long> rows = s.pairs(file, "articles");
            Map<Long, Long> shown = s.pairs(file, "impressions");
            double predicted = Double.parseDouble(s.word(file, "predicted"));
            long was = Long.parseLong(s.word(file, "seed"));
            List<String> missing = new ArrayList<>(session.parameters().keySet());
            missing.removeAll(s.values().keySet());
            if (!missing.isEmpty()) {
                throw new QuireException(file + ": the snapshot lacks " + missing + "; give one of an explorer over the same model");
            }
            session.load(s.values());
            experience.restore(s.experience(), pools);
            articles.restore(rows);
            counters.restore(shown, new Monitor(n[0], n[1], n[2], n[3], n[4], predicted));
            round = n[5];
            fresh = (int) n[6];
            seed = was;
            asked.clear();
            rankers();
        } finally {
            turn.unlock();
        }
    }
}
