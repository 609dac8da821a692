package quire.data.metric;

/** Counts of predicted against actual classes. Undefined ratios are NaN; means over classes leave them out. */
public final class ConfusionMatrix {
    private final long[][] counts;

    /** @param classes number of classes, at least 1 */
    public ConfusionMatrix(int classes) {
        counts = new long[classes][classes];
    }

    public void add(int actual, int predicted) {
        counts[actual][predicted]++;
    }

    /** Takes examples in: the largest score of each row of [n, classes] is what is predicted. */
    public void add(float[] scores, int[] actual) {
        for (int row = 0; row < actual.length; row++) {
            add(actual[row], Accuracy.largest(scores, row * counts.length, counts.length));
        }
    }

    public int classes() {
        return counts.length;
    }

    public long count(int actual, int predicted) {
        return counts[actual][predicted];
    }

    /** Share of examples on the diagonal. */
    public double accuracy() {
        long right = 0;
        long all = 0;
        for (int a = 0; a < counts.length; a++) {
            right += counts[a][a];
            all += actual(a);
        }
        return (double) right / all;
    }

    /** Share of those predicted as the class that are of it. */
    public double precision(int c) {
        return (double) counts[c][c] / predicted(c);
    }

    /** Share of those of the class that are predicted as it. */
    public double recall(int c) {
        return (double) counts[c][c] / actual(c);
    }

    /** 2 tp / (2 tp + fp + fn). */
    public double f1(int c) {
        return 2.0 * counts[c][c] / (actual(c) + predicted(c));
    }

    /** Mean of the defined F1 values. */
    public double macroF1() {
        double sum = 0;
        int n = 0;
        for (int c = 0; c < counts.length; c++) {
            double v = f1(c);
            if (!Double.isNaN(v)) {
                sum += v;
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    private long actual(int c) {
        long sum = 0;
        for (long v : counts[c]) {
            sum += v;
        }
        return sum;
    }

    private long predicted(int c) {
        long sum = 0;
        for (long[] row : counts) {
            sum += row[c];
        }
        return sum;
    }
}
