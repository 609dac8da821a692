package quire.paper.han.api;

import quire.api.QuireException;

/**
 * How a stream is cut into windows.
 *
 * @param window    frames the network looks back on, at least 2; resampled to the frames it was trained on
 * @param stride    frames between two decisions, at least 1
 * @param smoothing weight of the previous probabilities in the new ones, 0 to below 1
 * @param threshold least probability of a gesture; below it there is none, 0 to 1
 */
public record StreamOptions(int window, int stride, double smoothing, double threshold) {
    private static final int LONGEST = 10_000;

    public StreamOptions {
        if (window < 2 || window > LONGEST || stride < 1 || !(smoothing >= 0 && smoothing < 1) || !(threshold >= 0 && threshold <= 1)) {
            throw QuireException.of("stream options window=%d stride=%d smoothing=%s threshold=%s are not valid: give a window of 2 to %d,"
                    + " a stride of at least 1, smoothing in 0..1 and a threshold in 0..1", window, stride, smoothing, threshold, LONGEST);
        }
    }

    /** About a second and a half at 30 frames a second, six decisions a second. */
    public static StreamOptions usual() {
        return new StreamOptions(45, 5, 0.3, 0.5);
    }
}
