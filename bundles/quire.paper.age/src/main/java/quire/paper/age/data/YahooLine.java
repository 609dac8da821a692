package quire.paper.age.data;

/**
 * One visit of the Yahoo! front page logs, as {@link R6bFormat} or {@link R6aFormat} read it.
 *
 * @param time     unix seconds
 * @param shown    the article shown, one of the pool
 * @param features ids of the user's non-zero features, in the order of the line
 * @param numbers  the user's real features
 * @param items    per article of the pool its real features, or null where there are none
 */
record YahooLine(long time, long shown, int click, int[] features, double[] numbers, long[] pool, double[][] items) {
    /** A log's way to write a visit. */
    interface Format {
        /** How its files' names begin. */
        String files();

        /** Feature ids, 0 included for none. */
        int features();

        /** Real features of a user, and as many of an article. */
        int numbers();

        /** @throws quire.api.QuireException naming the place and what is wrong */
        YahooLine parse(String place, String line);
    }
}
