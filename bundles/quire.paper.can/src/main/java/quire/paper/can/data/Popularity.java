package quire.paper.can.data;

import java.util.Arrays;
import java.util.SplittableRandom;
import quire.api.QuireException;

/** Draws items as often as they occur: the same as drawing a line of the event list uniformly. */
final class Popularity {
    private final long[] upTo;

    /** @param counts occurrences by number */
    Popularity(int[] counts) {
        upTo = new long[counts.length];
        long sum = 0;
        int kinds = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i];
            upTo[i] = sum;
            kinds += counts[i] > 0 ? 1 : 0;
        }
        if (kinds < 2) {
            throw new QuireException("negatives need at least two different items, there are " + kinds + "; give more data");
        }
    }

    /** An item other than this one. */
    int other(int than, SplittableRandom random) {
        while (true) {
            int at = Arrays.binarySearch(upTo, random.nextLong(upTo[upTo.length - 1]) + 1);
            // of items without occurrences, which repeat their forerunner's sum, none may be hit
            int item = at < 0 ? -at - 1 : at;
            while (item > 0 && upTo[item - 1] == upTo[item]) {
                item--;
            }
            if (item != than) {
                return item;
            }
        }
    }
}
