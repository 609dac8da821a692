package quire.detection.box;

import java.util.Arrays;

/** Indices by falling score. Equal scores keep their order; NaN is left out. */
public final class ScoreOrder {
    private static final int SHORT = 16;

    private ScoreOrder() {
    }

    /** Indices 0 to n-1 by falling score. */
    public static int[] of(double[] scores, int n) {
        int[] order = new int[n];
        int m = 0;
        for (int i = 0; i < n; i++) {
            if (!Double.isNaN(scores[i])) {
                order[m++] = i;
            }
        }
        order = m == n ? order : Arrays.copyOf(order, m);
        sort(order, scores);
        return order;
    }

    /** Indices of the {@code most} best scores that are at least {@code least}, by falling score. */
    public static int[] best(double[] scores, int n, double least, int most) {
        int[] order = new int[n];
        int m = 0;
        for (int i = 0; i < n; i++) {
            if (scores[i] >= least) {
                order[m++] = i;
            }
        }
        order = Arrays.copyOf(order, m);
        sort(order, scores);
        return m > most ? Arrays.copyOf(order, most) : order;
    }

    /** Sorts indices by falling score, stable. */
    public static void sort(int[] order, double[] scores) {
        split(order.clone(), order, 0, order.length, scores);
    }

    /** Sorts {@code to} between two places; {@code from} holds the same there. */
    private static void split(int[] from, int[] to, int low, int high, double[] scores) {
        if (high - low <= SHORT) {
            insert(to, low, high, scores);
            return;
        }
        int middle = (low + high) >>> 1;
        split(to, from, low, middle, scores);
        split(to, from, middle, high, scores);
        int a = low;
        int b = middle;
        for (int o = low; o < high; o++) {
            to[o] = b >= high || a < middle && scores[from[a]] >= scores[from[b]] ? from[a++] : from[b++];
        }
    }

    private static void insert(int[] order, int low, int high, double[] scores) {
        for (int i = low + 1; i < high; i++) {
            int v = order[i];
            int j = i - 1;
            for (; j >= low && scores[order[j]] < scores[v]; j--) {
                order[j + 1] = order[j];
            }
            order[j + 1] = v;
        }
    }
}
