package quire.paper.age.explore;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import quire.api.tensor.Seeds;
import quire.paper.age.data.Pools;
import quire.paper.age.data.Visit;

/** Ranks requests by a policy, all of them in one call per network. Everything random follows from the seed and the request's id. */
public final class Ranker {
    private final List<Scorer> networks;
    private final PolicyOptions o;
    private final Pools pools;
    private final LinUcb linear;
    private final long seed;

    /** @param linear for {@code linucb}, else null */
    public Ranker(List<Scorer> networks, PolicyOptions options, Pools pools, LinUcb linear, long seed) {
        this.networks = networks;
        this.o = options;
        this.pools = pools;
        this.linear = linear;
        this.seed = seed;
    }

    /** Scores every candidate. */
    public Ranking rank(List<Visit> visits) {
        int[] start = new int[visits.size() + 1];
        for (int i = 0; i < visits.size(); i++) {
            start[i + 1] = start[i] + visits.get(i).articles().length;
        }
        Scorer main = networks.get(0);
        Scorer.Point p = main.point(pools.candidates(visits));
        double[] none = new double[p.rows()];
        double[] delta = none;
        double[] score = p.ctr();
        double[] gate = none;
        double[] norm = none;
        switch (o.policy()) {
            case "random" -> score = random(visits, start, 1);
            case "epsilon" -> score = random(visits, start, o.epsilon());
            case "linucb" -> score = linear.scores(visits, start, o.strength());
            case "mc-ts", "mc-ucb" -> {
                delta = uncertainty(p, visits, start);
                score = Scores.added(p.ctr(), o.strength(), delta, ones(p.rows()));
            }
            case "gradient-ts", "gradient-ucb" -> {
                delta = main.weightGradientNorms(p);
                score = Scores.added(p.ctr(), o.strength(), delta, o.thompson() ? normal(visits, start) : ones(p.rows()));
            }
            case "ensemble-ts", "ensemble-ucb" -> score = ensemble(p, visits, start);
            case "age-ts", "age-ucb" -> {
                delta = uncertainty(p, visits, start);
                gate = gate(p);
                Perturbed moved = explore(p, delta, gate);
                score = moved.score();
                norm = moved.norm();
            }
            default -> { }
        }
        if (o.policy().equals("epsilon")) {
            for (int i = 0; i < score.length; i++) {
                score[i] = Double.isNaN(score[i]) ? p.ctr()[i] : score[i];
            }
        }
        return new Ranking(start, p.ctr(), score, delta, gate, norm);
    }

    private Perturbed explore(Scorer.Point p, double[] delta, double[] gate) {
        double[] radius = Arrays.stream(delta).map(d -> d * o.lambda()).toArray();
        Scorer main = networks.get(0);
        if (o.direction().equals("direct")) {
            double[] score = p.ctr().clone();
            for (int i = 0; i < score.length; i++) {
                score[i] += gate[i] * radius[i];
            }
            return new Perturbed(score, gate, new double[score.length]);
        }
        int[] moves = o.itemOnly() ? main.itemColumns() : null;
        if (o.direction().equals("ones")) {
            Direction fixed = new Direction(Direction.Form.FGM, 1, 1, main.width(), moves);
            for (int i = 0; i < radius.length; i++) {
                radius[i] *= gate[i];
            }
            return Perturbed.moved(main, p, fixed.perturbation(p.h(), radius, h -> ones(h.length)), gate);
        }
        Direction.Form form = Direction.Form.valueOf(o.direction().toUpperCase(Locale.ROOT));
        return Perturbed.of(main, p, new Direction(form, o.steps(), o.alpha(), main.width(), moves), radius, gate);
    }

    private double[] gate(Scorer.Point p) {
        return switch (o.gate()) {
            case "dgu" -> Gate.above(p.ctr(), p.threshold());
            case "fixed" -> {
                double[] t = new double[p.rows()];
                Arrays.fill(t, o.threshold());
                yield Gate.above(p.ctr(), t);
            }
            default -> ones(p.rows());
        };
    }

    private double[] uncertainty(Scorer.Point p, List<Visit> visits, int[] start) {
        if (o.uncertainty().equals("gaussian")) {
            return Arrays.stream(normal(visits, start)).map(z -> 0.01 * z).toArray();
        }
        int samples = o.thompson() ? 1 : o.samples();
        int most = visits.stream().mapToInt(v -> v.articles().length).max().orElse(0);
        int w = networks.get(0).width();
        int all = visits.size() * samples;
        double[] h = new double[all * most * w];
        double[] offset = new double[all * most];
        for (int i = 0; i < all; i++) {
            int q = i / samples;
            int n = start[q + 1] - start[q];
            System.arraycopy(p.h(), start[q] * w, h, i * most * w, n * w);
            System.arraycopy(p.offset(), start[q], offset, i * most, n);
        }
        long[] ids = visits.stream().mapToLong(Visit::id).toArray();
        List<double[]> masks = new MaskSampler(networks.get(0).masks(), o.rate(), o.rescale()).draw(seed, ids, samples);
        double[] masked = networks.get(0).masked(all, most, h, offset, masks);
        double[] delta = new double[p.rows()];
        for (int q = 0; q < visits.size(); q++) {
            int n = start[q + 1] - start[q];
            double[] point = Arrays.copyOfRange(p.ctr(), start[q], start[q + 1]);
            double[] own = new double[samples * n];
            for (int s = 0; s < samples; s++) {
                System.arraycopy(masked, (q * samples + s) * most, own, s * n, n);
            }
            double[] d = o.thompson() ? Scores.added(own, -1, point, ones(n)) : o.spread().of(point, own);
            System.arraycopy(d, 0, delta, start[q], n);
        }
        return delta;
    }

    private double[] ensemble(Scorer.Point p, List<Visit> visits, int[] start) {
        double[] members = Arrays.copyOf(p.ctr(), p.rows() * networks.size());
        for (int m = 1; m < networks.size(); m++) {
            System.arraycopy(networks.get(m).point(pools.candidates(visits)).ctr(), 0, members, m * p.rows(), p.rows());
        }
        if (!o.thompson()) {
            double[] mean = Scores.mean(members, p.rows());
            return Scores.added(mean, o.strength(), new Spread(false, true).of(mean, members), ones(p.rows()));
        }
        double[] out = new double[p.rows()];
        for (int q = 0; q < visits.size(); q++) {
            int m = Seeds.random(seed, "member", visits.get(q).id()).nextInt(networks.size());
            System.arraycopy(members, m * p.rows() + start[q], out, start[q], start[q + 1] - start[q]);
        }
        return out;
    }

    /** Random scores for a share of the requests, NaN for the others. */
    private double[] random(List<Visit> visits, int[] start, double share) {
        double[] out = new double[start[visits.size()]];
        for (int q = 0; q < visits.size(); q++) {
            SplittableRandom random = Seeds.random(seed, "random", visits.get(q).id());
            boolean explore = random.nextDouble() < share;
            for (int i = start[q]; i < start[q + 1]; i++) {
                out[i] = explore ? random.nextDouble() : Double.NaN;
            }
        }
        return out;
    }

    private double[] normal(List<Visit> visits, int[] start) {
        double[] out = new double[start[visits.size()]];
        for (int q = 0; q < visits.size(); q++) {
            SplittableRandom random = Seeds.random(seed, "normal", visits.get(q).id());
            for (int i = start[q]; i < start[q + 1]; i++) {
                out[i] = random.nextGaussian();
            }
        }
        return out;
    }

    private static double[] ones(int n) {
        double[] v = new double[n];
        Arrays.fill(v, 1);
        return v;
    }
}
