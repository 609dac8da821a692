package quire.paper.age.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import quire.api.tensor.Seeds;

/**
 * A stream of news articles with known truth: click rate sigmoid(base + a_i + u . v_i), articles live for some rounds from their
 * arrival. Users, clicks and articles depend on the seed and their numbers alone, so that every policy meets the same.
 *
 * @param articles number of articles, ids from 1
 * @param life     rounds an article lives
 * @param rounds   number of rounds
 * @param visits   per round
 * @param base     log-odds of a click before article and user count
 * @param taste    standard deviation of v_i
 */
record World(int articles, int life, int rounds, int visits, double base, double taste, long seed) {
    static final int NUMBERS = 6;

    /** Opens the stream from the start. */
    VisitSource open() {
        SplittableRandom random = Seeds.random(seed, "articles");
        double[][] v = new double[articles][NUMBERS];
        double[] a = new double[articles];
        int[] arrival = new int[articles];
        for (int i = 0; i < articles; i++) {
            a[i] = 0.7 * random.nextGaussian();
            for (int k = 0; k < NUMBERS; k++) {
                v[i][k] = taste * random.nextGaussian();
            }
            // a first pool is live from the start, the others arrive uniformly
            arrival[i] = (int) Math.floor(random.nextDouble() * (rounds + life)) - life + 1;
        }
        return new Stream(a, v, arrival);
    }

    private final class Stream implements VisitSource {
        private final double[] a;
        private final double[][] v;
        private final int[] arrival;
        private long next;

        Stream(double[] a, double[][] v, int[] arrival) {
            this.a = a;
            this.v = v;
            this.arrival = arrival;
        }

        @Override
        public List<Visit> next(int most) {
            List<Visit> out = new ArrayList<>();
            while (out.size() < most && next < (long) rounds * visits) {
                out.add(visit(next++));
            }
            return out;
        }

        private Visit visit(long id) {
            int round = (int) (id / visits);
            int[] live = java.util.stream.IntStream.range(0, articles).filter(i -> arrival[i] <= round && round < arrival[i] + life).toArray();
            if (live.length == 0) {
                live = new int[] {(int) (id % articles)};
            }
            SplittableRandom random = Seeds.random(seed, "user", id);
            double[] u = new double[NUMBERS];
            for (int k = 0; k < NUMBERS; k++) {
                u[k] = random.nextGaussian();
            }
            double[] truth = new double[live.length];
            for (int c = 0; c < live.length; c++) {
                double z = base + a[live[c]];
                for (int k = 0; k < NUMBERS; k++) {
                    z += u[k] * v[live[c]][k];
                }
                truth[c] = 1 / (1 + Math.exp(-z));
            }
            int[] ids = java.util.Arrays.stream(live).map(i -> i + 1).toArray();
            return new Visit(id, round, new int[0], u, ids, null, -1, 0, truth);
        }

        @Override
        public int click(Visit visit, int candidate) {
            return Seeds.random(seed, "click", visit.id(), visit.articles()[candidate]).nextDouble() < visit.truth()[candidate] ? 1 : 0;
        }
    }
}
