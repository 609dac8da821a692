package quire.paper.densepoint.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Mean average precision of searching each shape among all others by cosine (section 1.6). The query itself is left out, ties go by
 * index, queries without another of their class do not count.
 */
public final class Retrieval {
    private final List<float[]> features = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    /** Takes one shape in. */
    public void add(float[] feature, int label) {
        double norm = 0;
        for (float v : feature) {
            norm += (double) v * v;
        }
        float[] unit = new float[feature.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (norm == 0 ? 0 : feature[i] / Math.sqrt(norm));
        }
        features.add(unit);
        labels.add(label);
    }

    /** The others by falling cosine. */
    public int[] ranking(int query) {
        int n = features.size();
        // cosine and index in one long: falling cosine, rising index
        long[] keys = new long[n - 1];
        int k = 0;
        for (int i = 0; i < n; i++) {
            if (i != query) {
                keys[k++] = (long) sortable(-cosine(query, i)) << 32 | i;
            }
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(v -> (int) v).toArray();
    }

    private float cosine(int i, int j) {
        float[] a = features.get(i);
        float[] b = features.get(j);
        float sum = 0;
        for (int c = 0; c < a.length; c++) {
            sum += a[c] * b[c];
        }
        return sum + 0.0f;
    }

    /** An int that orders as the float does. */
    private static int sortable(float v) {
        int bits = Float.floatToIntBits(v);
        return bits < 0 ? Integer.MIN_VALUE - bits : bits;
    }

    /** Queries that count. */
    public int queries() {
        int n = 0;
        for (int q = 0; q < labels.size(); q++) {
            n += relevant(q) > 0 ? 1 : 0;
        }
        return n;
    }

    private long relevant(int query) {
        int label = labels.get(query);
        return labels.stream().filter(l -> l == label).count() - 1;
    }

    /** The mean; NaN if no query counts. */
    public double map() {
        double sum = 0;
        int counted = 0;
        for (int q = 0; q < labels.size(); q++) {
            long relevant = relevant(q);
            if (relevant == 0) {
                continue;
            }
            int hits = 0;
            double precision = 0;
            int[] ranking = ranking(q);
            for (int r = 0; r < ranking.length; r++) {
                if (labels.get(ranking[r]).equals(labels.get(q))) {
                    precision += ++hits / (r + 1.0);
                }
            }
            sum += precision / relevant;
            counted++;
        }
        return counted == 0 ? Double.NaN : sum / counted;
    }
}
