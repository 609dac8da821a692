package quire.detection.assign;

import java.util.Arrays;
import quire.detection.box.Boxes;

/**
 * Decides by IoU which object each box stands for.
 *
 * @param high       boxes whose best IoU is at least this stand for that object
 * @param low        boxes whose best IoU is below this are background; those between are ignored
 * @param lowQuality whether for each object the boxes that overlap it most stand for their own best object, however little that is;
 *                   an object that no box overlaps recovers none
 */
public record Matcher(double high, double low, boolean lowQuality) {
    /** What a box is that stands for no object. */
    public static final int BACKGROUND = -1;
    /** What a box is that is neither object nor background. */
    public static final int IGNORED = -2;
    /** Region proposal network (arXiv:1506.01497, section 3.1.2): 0.7, 0.3 and the best of each object. */
    public static final Matcher RPN = new Matcher(0.7, 0.3, true);
    /** Second stage: 0.5. */
    public static final Matcher ROI = new Matcher(0.5, 0.5, false);
    /** RetinaNet (arXiv:1708.02002, section 4): 0.5, 0.4 and, as implementations do, the best of each object. */
    public static final Matcher RETINA = new Matcher(0.5, 0.4, true);

    public Matcher {
        if (!(low >= 0 && low <= high && high <= 1)) {
            throw new IllegalArgumentException("thresholds " + low + " and " + high + " are not in order between 0 and 1");
        }
    }

    /**
     * Matches by a matrix of overlaps.
     *
     * @param iou row-major [objects, boxes]
     * @return for each box the index of its object, {@link #BACKGROUND} or {@link #IGNORED}
     */
    public int[] match(double[] iou, int objects, int boxes) {
        return match((g, b) -> iou[g * boxes + b], objects, boxes);
    }

    /** Matches {@code n} boxes with {@code m} objects. */
    public int[] match(double[] objects, int m, double[] boxes, int n) {
        return match((g, b) -> Boxes.iou(objects, g, boxes, b), m, n);
    }

    @FunctionalInterface
    private interface Overlap {
        double of(int object, int box);
    }

    /** Overlaps are computed twice rather than kept: most are 0 after two comparisons, and a matrix would not fit the cache. */
    private int[] match(Overlap overlap, int objects, int boxes) {
        double[] best = new double[boxes];
        int[] own = new int[boxes];
        double[] most = new double[objects];
        for (int g = 0; g < objects; g++) {
            for (int b = 0; b < boxes; b++) {
                double v = overlap.of(g, b);
                if (v > best[b]) {
                    best[b] = v;
                    own[b] = g;
                }
                if (v > most[g]) {
                    most[g] = v;
                }
            }
        }
        int[] out = new int[boxes];
        if (objects == 0) {
            Arrays.fill(out, BACKGROUND);
            return out;
        }
        for (int b = 0; b < boxes; b++) {
            out[b] = best[b] >= high ? own[b] : best[b] < low ? BACKGROUND : IGNORED;
        }
        if (lowQuality) {
            for (int g = 0; g < objects; g++) {
                for (int b = 0; b < boxes && most[g] > 0; b++) {
                    if (out[b] < 0 && overlap.of(g, b) == most[g]) {
                        out[b] = own[b];
                    }
                }
            }
        }
        return out;
    }
}
