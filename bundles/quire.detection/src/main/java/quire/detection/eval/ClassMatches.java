package quire.detection.eval;

import java.util.List;
import quire.detection.eval.CocoEvaluation.Items;

/**
 * Which detections of one image and class hit, for every range of areas and every threshold.
 *
 * @param scores  of the detections, falling
 * @param matched bits (see {@link #bit}): the detection took an object
 * @param ignored bits: the detection does not count
 * @param objects objects that count, by range
 */
record ClassMatches(int label, double[] scores, long[] matched, long[] ignored, int[] objects) {
    /** Even a threshold of 1 is reached by overlaps that rounding made a little less. */
    private static final double ALMOST_ONE = 1 - 1e-10;

    static long bit(int range, int threshold) {
        return 1L << (range * CocoEvaluation.THRESHOLDS + threshold);
    }

    /** @param gt objects of the class @param dt detections of the class by falling score */
    static ClassMatches of(int label, Items objects, int[] gt, Items detections, int[] dt, List<AreaRange> ranges) {
        double[] iou = overlaps(objects, gt, detections, dt);
        double[] scores = new double[dt.length];
        double[] areas = new double[dt.length];
        for (int d = 0; d < dt.length; d++) {
            scores[d] = detections.values()[dt[d]];
            areas[d] = detections.boxes()[4 * dt[d] + 2] * detections.boxes()[4 * dt[d] + 3];
        }
        boolean[] crowd = new boolean[gt.length];
        for (int g = 0; g < gt.length; g++) {
            crowd[g] = objects.isCrowd(gt[g]);
        }
        ClassMatches out = new ClassMatches(label, scores, new long[dt.length], new long[dt.length], new int[ranges.size()]);
        boolean[] outside = new boolean[gt.length];
        int[] order = new int[gt.length];
        for (int a = 0; a < ranges.size(); a++) {
            int n = 0;
            for (int g = 0; g < gt.length; g++) {
                outside[g] = crowd[g] || !ranges.get(a).has(objects.values()[gt[g]]);
                if (!outside[g]) {
                    order[n++] = g;
                }
            }
            out.objects[a] = n;
            for (int g = 0; g < gt.length; g++) {
                if (outside[g]) {
                    order[n++] = g;
                }
            }
            for (int t = 0; t < CocoEvaluation.THRESHOLDS; t++) {
                out.match(iou, order, outside, crowd, areas, ranges.get(a), bit(a, t), CocoEvaluation.threshold(t));
            }
        }
        return out;
    }

    private void match(double[] iou, int[] order, boolean[] outside, boolean[] crowd, double[] areas, AreaRange range, long bit,
            double threshold) {
        boolean[] taken = new boolean[order.length];
        for (int d = 0; d < scores.length; d++) {
            double bar = Math.min(threshold, ALMOST_ONE);
            int held = -1;
            for (int g : order) {
                if (taken[g] && !crowd[g]) {
                    continue;
                }
                if (held >= 0 && !outside[held] && outside[g]) {
                    break;
                }
                if (iou[d * order.length + g] >= bar) {
                    bar = iou[d * order.length + g];
                    held = g;
                }
            }
            if (held >= 0) {
                taken[held] = true;
                matched[d] |= bit;
            }
            if (held >= 0 ? outside[held] : !range.has(areas[d])) {
                ignored[d] |= bit;
            }
        }
    }

    /** As pycocotools computes them from x, y, width, height: to the last bit, since thresholds are met exactly. */
    private static double[] overlaps(Items objects, int[] gt, Items detections, int[] dt) {
        double[] out = new double[dt.length * gt.length];
        double[] a = detections.boxes();
        double[] b = objects.boxes();
        for (int d = 0; d < dt.length; d++) {
            int p = 4 * dt[d];
            for (int g = 0; g < gt.length; g++) {
                int q = 4 * gt[g];
                double w = Math.min(a[p] + a[p + 2], b[q] + b[q + 2]) - Math.max(a[p], b[q]);
                double h = Math.min(a[p + 1] + a[p + 3], b[q + 1] + b[q + 3]) - Math.max(a[p + 1], b[q + 1]);
                if (w > 0 && h > 0) {
                    double own = a[p + 2] * a[p + 3];
                    double shared = w * h;
                    out[d * gt.length + g] = shared / (objects.isCrowd(gt[g]) ? own : own + b[q + 2] * b[q + 3] - shared);
                }
            }
        }
        return out;
    }
}
