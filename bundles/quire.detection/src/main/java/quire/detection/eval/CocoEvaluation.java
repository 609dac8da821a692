package quire.detection.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import quire.api.QuireException;
import quire.detection.box.GroundTruth;
import quire.detection.box.ScoreOrder;

/**
 * COCO's measures of boxes, equal to pycocotools 2.0.11 to the last digits. Give every image once, those without objects or detections
 * too, then ask for {@link #result()}. Images may come in any order: like pycocotools, ties between them go by image id.
 */
public final class CocoEvaluation {
    static final int THRESHOLDS = 10;
    static final int RECALLS = 101;
    /** Bits of a long: ten thresholds of each range. */
    private static final int MOST_RANGES = 6;
    private final int classes;
    private final List<AreaRange> ranges;
    private final int[] most;
    private final List<ImageMatches> images = new ArrayList<>();

    /** COCO's areas, and 1, 10 and 100 detections. @param classes classes 0 to K-1 */
    public CocoEvaluation(int classes) {
        this(classes, AreaRange.coco(), 1, 10, 100);
    }

    /**
     * @param areas ranges besides all areas, at most 5
     * @param most  detections of an image and class that count, rising; the last is what average precision is taken at
     */
    public CocoEvaluation(int classes, List<AreaRange> areas, int... most) {
        List<AreaRange> all = new ArrayList<>(List.of(AreaRange.ALL));
        all.addAll(areas);
        if (all.size() > MOST_RANGES || most.length == 0) {
            throw new IllegalArgumentException(areas.size() + " areas, " + most.length + " detection limits");
        }
        this.classes = classes;
        this.ranges = List.copyOf(all);
        this.most = most.clone();
    }

    /** IoU thresholds .5 to .95, to the bit as numpy's linspace gives them. */
    static double threshold(int t) {
        return t == THRESHOLDS - 1 ? 0.95 : t * ((0.95 - 0.5) / (THRESHOLDS - 1)) + 0.5;
    }

    static double recall(int r) {
        return r == RECALLS - 1 ? 1 : r * (1.0 / (RECALLS - 1));
    }

    /**
     * Objects or detections of one image.
     *
     * @param boxes  [n * 4] x, y, width, height in original pixels
     * @param labels class 0 to K-1 of each
     * @param values area of each object, or score of each detection
     * @param crowd  whether each object is a crowd; null for none, and for detections
     */
    public record Items(double[] boxes, int[] labels, double[] values, boolean[] crowd) {
        /** No object, or no detection. */
        public static final Items NONE = new Items(new double[0], new int[0], new double[0], null);

        /** Detections. */
        public static Items detections(double[] boxes, int[] labels, double[] scores) {
            return new Items(boxes, labels, scores, null);
        }

        /** Objects. @param boxes [n * 4] x, y, width, height of them in original pixels */
        public static Items objects(GroundTruth truth, double[] boxes) {
            boolean[] crowd = new boolean[truth.count()];
            for (int i = 0; i < crowd.length; i++) {
                crowd[i] = truth.crowd(i);
            }
            return new Items(boxes, truth.labels(), truth.areas(), crowd);
        }

        boolean isCrowd(int i) {
            return crowd != null && crowd[i];
        }

        /** Indices of one class. */
        int[] of(int label) {
            int[] out = new int[labels.length];
            int n = 0;
            for (int i = 0; i < labels.length; i++) {
                if (labels[i] == label) {
                    out[n++] = i;
                }
            }
            return Arrays.copyOf(out, n);
        }
    }

    /** Takes one image in; nothing of the arguments is kept. @param id distinguishes and orders images */
    public void add(long id, Items objects, Items detections) {
        check(objects, "object");
        check(detections, "detection");
        List<ClassMatches> found = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            int[] gt = objects.of(c);
            int[] dt = detections.of(c);
            if (gt.length > 0 || dt.length > 0) {
                ScoreOrder.sort(dt, detections.values());
                dt = dt.length > most[most.length - 1] ? Arrays.copyOf(dt, most[most.length - 1]) : dt;
                found.add(ClassMatches.of(c, objects, gt, detections, dt, ranges));
            }
        }
        images.add(new ImageMatches(id, found));
    }

    private void check(Items items, String what) {
        for (int i = 0; i < items.labels().length; i++) {
            boolean bad = items.labels()[i] < 0 || items.labels()[i] >= classes || !Double.isFinite(items.values()[i]);
            for (int c = 0; c < 4; c++) {
                bad |= !Double.isFinite(items.boxes()[4 * i + c]);
            }
            if (bad) {
                throw QuireException.of("%s %d of an image cannot be evaluated: class %d of %d, box %s, value %s; give finite numbers and known classes",
                        what, i, items.labels()[i], classes, Arrays.toString(Arrays.copyOfRange(items.boxes(), 4 * i, 4 * i + 4)), items.values()[i]);
            }
        }
    }

    /** The measures over all images given so far. */
    public CocoResult result() {
        images.sort(Comparator.comparingLong(ImageMatches::id));
        for (int i = 1; i < images.size(); i++) {
            if (images.get(i).id() == images.get(i - 1).id()) {
                throw QuireException.of("image %d was evaluated twice; give every image once", images.get(i).id());
            }
        }
        List<List<ClassMatches>> byClass = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            byClass.add(new ArrayList<>());
        }
        for (ImageMatches m : images) {
            for (ClassMatches c : m.classes()) {
                byClass.get(c.label()).add(c);
            }
        }
        CocoResult result = new CocoResult(classes, ranges, most);
        for (int c = 0; c < classes; c++) {
            for (int a = 0; a < ranges.size(); a++) {
                for (int m = 0; m < most.length; m++) {
                    accumulate(result, byClass.get(c), c, a, m);
                }
            }
        }
        return result;
    }

    private void accumulate(CocoResult result, List<ClassMatches> found, int c, int a, int m) {
        int n = 0;
        int objects = 0;
        for (ClassMatches f : found) {
            n += Math.min(most[m], f.scores().length);
            objects += f.objects()[a];
        }
        if (objects == 0) {
            return;
        }
        double[] scores = new double[n];
        long[] matched = new long[n];
        long[] ignored = new long[n];
        int o = 0;
        for (ClassMatches f : found) {
            int k = Math.min(most[m], f.scores().length);
            System.arraycopy(f.scores(), 0, scores, o, k);
            System.arraycopy(f.matched(), 0, matched, o, k);
            System.arraycopy(f.ignored(), 0, ignored, o, k);
            o += k;
        }
        int[] order = ScoreOrder.of(scores, n);
        for (int t = 0; t < THRESHOLDS; t++) {
            result.put(t, c, a, m, PrecisionCurve.of(order, scores, matched, ignored, ClassMatches.bit(a, t), objects), m == most.length - 1);
        }
    }

    private record ImageMatches(long id, List<ClassMatches> classes) {
    }
}
