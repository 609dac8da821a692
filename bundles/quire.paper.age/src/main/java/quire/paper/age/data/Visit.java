package quire.paper.age.data;

/**
 * One request: a user and the articles that could be shown.
 *
 * @param id       seeds everything random about its ranking
 * @param time     unix seconds, or the number of the round
 * @param features ids of the user's non-zero features, from 1
 * @param numbers  the user's real features
 * @param articles ids of the candidates, distinct, at least one
 * @param items    per candidate its real features, or null where there are none
 * @param shown    place of the article that the log showed, -1 for a live request
 * @param click    0 or 1 for a logged visit
 * @param truth    per candidate the true click rate where it is known, else null
 */
public record Visit(long id, long time, int[] features, double[] numbers, int[] articles, double[][] items, int shown, int click, double[] truth) {
}
