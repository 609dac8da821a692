package quire.paper.fontgan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How often the nearest other style belongs to the same font. */
final class StyleClusters {
    private final int fonts;
    private final List<float[]> styles = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    StyleClusters(int fonts) {
        this.fonts = fonts;
    }

    void add(float[] mu, float[] oneHot, int rows) {
        int width = mu.length / rows;
        for (int i = 0; i < rows; i++) {
            for (int f = 0; f < fonts; f++) {
                if (oneHot[i * fonts + f] == 1) {
                    styles.add(Arrays.copyOfRange(mu, i * width, (i + 1) * width));
                    labels.add(f);
                }
            }
        }
    }

    /** Share of styles whose nearest neighbour has their font; NaN for fewer than two styles. */
    double accuracy() {
        int right = 0;
        for (int i = 0; i < styles.size(); i++) {
            int best = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int j = 0; j < styles.size(); j++) {
                double d = i == j ? Double.POSITIVE_INFINITY : distance(styles.get(i), styles.get(j));
                if (d < least) {
                    least = d;
                    best = j;
                }
            }
            right += best >= 0 && labels.get(best).equals(labels.get(i)) ? 1 : 0;
        }
        return styles.size() < 2 ? Double.NaN : right / (double) styles.size();
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double d = (double) a[i] - b[i];
            sum += d * d;
        }
        return sum;
    }
}
