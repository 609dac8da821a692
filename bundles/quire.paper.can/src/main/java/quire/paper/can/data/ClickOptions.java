package quire.paper.can.data;

import quire.api.QuireException;
import quire.api.dataset.DatasetRequest;
import quire.api.option.Options;

/**
 * Options that all click data sets share.
 *
 * @param maxHistory  most recent entries kept of a history
 * @param minCount    occurrences in the training part a value needs to get an id
 * @param pairBuckets bound on the ids of a pair; 0 leaves pair ids out
 * @param limit       records read at most; 0 for all
 */
record ClickOptions(int maxHistory, int minCount, int pairBuckets, long limit) {
    static Options options(int maxHistory) {
        return Options.none()
                .integer("max_history", maxHistory, 1, 10_000, "history entries kept, the most recent (authors' code: 100)")
                .integer("min_count", 1, 1, 1_000_000_000, "occurrences in the training part that give a value an id of its own")
                .integer("pair_buckets", 1_000_000, 0, 1 << 30, "bound on the ids of a pair, for the model cartesian; 0 leaves them out")
                .integer("limit", 0, 0, Long.MAX_VALUE, "records read at most; 0 reads all");
    }

    /** Shares of users or rows for validation and test. */
    static Options shares() {
        return Options.none()
                .number("validation", 0.1, 0, 0.9, "share for validation")
                .number("test", 0.1, 0, 0.9, "share for the test");
    }

    static void checkShares(DatasetRequest r) {
        double v = r.options().number("validation");
        double t = r.options().number("test");
        if (v + t >= 1) {
            throw new QuireException("validation=" + v + " and test=" + t + " leave nothing to train on; make their sum less than 1");
        }
    }

    static ClickOptions of(DatasetRequest r) {
        return new ClickOptions(r.options().integer("max_history"), r.options().integer("min_count"),
                r.options().integer("pair_buckets"), Long.parseLong(r.options().text().get("limit")));
    }

    /** Whether that many records are as many as were asked for. */
    boolean reached(long records) {
        return limit > 0 && records >= limit;
    }
}
