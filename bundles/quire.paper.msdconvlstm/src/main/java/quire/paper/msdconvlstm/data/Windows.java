package quire.paper.msdconvlstm.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.paper.msdconvlstm.grid.Series;

/**
 * Windows of consecutive frames, by the blocks of time they lie in.
 *
 * @param length  frames of a window, T_in + T_out
 * @param starts  first frames by split
 * @param crossed windows left out because they cross a gap in time
 */
record Windows(int length, Map<String, int[]> starts, int crossed) {
    private static final List<String> SPLITS = List.of(Dataset.TRAIN, Dataset.VALIDATION, Dataset.TEST);

    /**
     * Blocks of time, never at random.
     *
     * @param shares of training and validation; the rest is tested
     * @param gap    frames left out between blocks, -1 for the length of a window
     * @param stride frames from one window to the next
     */
    static Windows byTime(Series s, int length, double[] shares, int gap, int stride) {
        int n = s.times().length;
        int between = gap < 0 ? length : gap;
        int usable = n - 2 * between;
        if (usable < SPLITS.size() * length) {
            throw QuireException.of("%d frames are too few for three blocks of windows of %d with gaps of %d; give a longer series, or smaller t_in, t_out or gap", n, length, between);
        }
        int train = Math.max(length, (int) Math.round(shares[0] * usable));
        int validation = Math.max(length, (int) Math.round(shares[1] * usable));
        train = Math.min(train, usable - validation - length);
        int[][] blocks = {{0, train}, {train + between, train + between + validation}, {train + validation + 2 * between, n}};
        long step = s.step();
        int crossed = 0;
        Map<String, int[]> starts = new LinkedHashMap<>();
        for (int b = 0; b < blocks.length; b++) {
            List<Integer> in = new ArrayList<>();
            for (int i = blocks[b][0]; i + length <= blocks[b][1]; i += stride) {
                if (s.continuous(i, length, step)) {
                    in.add(i);
                } else {
                    crossed++;
                }
            }
            if (in.isEmpty()) {
                throw QuireException.of("the %s block (frames %d to %d) has no %d frames without a gap in time; give more files or a smaller t_in and t_out", SPLITS.get(b),
                        blocks[b][0], blocks[b][1] - 1, length);
            }
            starts.put(SPLITS.get(b), in.stream().mapToInt(Integer::intValue).toArray());
        }
        return new Windows(length, starts, crossed);
    }

    /** One window for each sequence of made data. */
    static Windows sequences(int length, int train, int validation, int test) {
        Map<String, int[]> starts = new LinkedHashMap<>();
        int at = 0;
        int[] counts = {train, validation, test};
        for (int b = 0; b < counts.length; b++) {
            int[] in = new int[counts[b]];
            for (int i = 0; i < in.length; i++) {
                in[i] = at++ * length;
            }
            starts.put(SPLITS.get(b), in);
        }
        return new Windows(length, starts, 0);
    }

    /** Frames that training windows touch. */
    int[] trainingFrames() {
        return Arrays.stream(starts.get(Dataset.TRAIN)).flatMap(i -> java.util.stream.IntStream.range(i, i + length)).distinct().sorted().toArray();
    }
}
