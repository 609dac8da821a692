package quire.data.metric;

/** Share of examples whose class is among the k largest scores. */
public final class Accuracy {
    private final int k;
    private long right;
    private long count;

    /** The largest score decides. */
    public Accuracy() {
        this(1);
    }

    /** @param k scores that may hold the class, at least 1 */
    public Accuracy(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, not " + k);
        }
        this.k = k;
    }

    /**
     * Takes examples in.
     *
     * @param scores  [n, classes] row by row; of equal scores the first class counts as larger
     * @param classes the right class of each row
     */
    public void add(float[] scores, int[] classes) {
        if (classes.length == 0) {
            return;
        }
        int width = scores.length / classes.length;
        for (int row = 0; row < classes.length; row++) {
            int c = classes[row];
            float own = scores[row * width + c];
            int above = 0;
            for (int i = 0; i < width; i++) {
                float other = scores[row * width + i];
                if (other > own || other == own && i < c) {
                    above++;
                }
            }
            add(above < k && !Float.isNaN(own));
        }
    }

    /** Takes one example in. */
    public void add(boolean correct) {
        right += correct ? 1 : 0;
        count++;
    }

    /** The share, 0 to 1; NaN before the first example. */
    public double value() {
        return count == 0 ? Double.NaN : (double) right / count;
    }

    /** Index of the largest of {@code width} scores from {@code from} on; the first of equal ones. */
    public static int largest(float[] scores, int from, int width) {
        int best = 0;
        for (int i = 1; i < width; i++) {
            if (scores[from + i] > scores[from + best]) {
                best = i;
            }
        }
        return best;
    }
}
