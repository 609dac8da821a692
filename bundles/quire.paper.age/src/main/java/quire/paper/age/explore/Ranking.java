package quire.paper.age.explore;

import java.util.stream.IntStream;

/**
 * Scores of all candidates of several requests, one after the other.
 *
 * @param start first row of each request, and the number of rows at the end
 * @param ctr   plain predicted click rate: for billing
 * @param score for ranking only
 * @param delta uncertainty, 0 where the policy has none
 */
public record Ranking(int[] start, double[] ctr, double[] score, double[] delta, double[] gate, double[] norm) {
    /** Place of the best candidate of a request; of equal ones the one with the smallest article id. */
    public int best(int request, double[] by, int[] articles) {
        int from = start[request];
        int best = 0;
        for (int c = 1; c < articles.length; c++) {
            double d = by[from + c] - by[from + best];
            if (d > 0 || d == 0 && articles[c] < articles[best]) {
                best = c;
            }
        }
        return best;
    }

    /** Places of a request's candidates, best first, in the order of {@link #best}. */
    public int[] order(int request, double[] by, int[] articles) {
        int from = start[request];
        return IntStream.range(0, articles.length).boxed().sorted((a, b) -> by[from + a] != by[from + b] ? Double.compare(by[from + b], by[from + a])
                : Integer.compare(articles[a], articles[b])).mapToInt(Integer::intValue).toArray();
    }
}
