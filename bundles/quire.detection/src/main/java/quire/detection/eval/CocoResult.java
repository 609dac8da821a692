package quire.detection.eval;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** COCO's measures of a set of images, each 0 to 1, or {@link #NONE} where there is no object to find. */
public final class CocoResult {
    /** A measure that has no object to be taken on. */
    public static final double NONE = -1;
    private static final int NO_CLASS = -1;
    private final int classes;
    private final List<AreaRange> ranges;
    private final int[] most;
    private final double[] precision;
    private final double[] score;
    private final double[] recall;

    CocoResult(int classes, List<AreaRange> ranges, int[] most) {
        this.classes = classes;
        this.ranges = ranges;
        this.most = most;
        int cells = classes * ranges.size() * CocoEvaluation.THRESHOLDS;
        this.precision = new double[cells * CocoEvaluation.RECALLS];
        this.score = new double[precision.length];
        this.recall = new double[cells * most.length];
        Arrays.fill(precision, NONE);
        Arrays.fill(recall, NONE);
    }

    private int cell(int threshold, int label, int range) {
        return (label * ranges.size() + range) * CocoEvaluation.THRESHOLDS + threshold;
    }

    void put(int threshold, int label, int range, int limit, PrecisionCurve curve, boolean last) {
        int cell = cell(threshold, label, range);
        recall[cell * most.length + limit] = curve.recall();
        if (last) {
            System.arraycopy(curve.precisions(), 0, precision, cell * CocoEvaluation.RECALLS, CocoEvaluation.RECALLS);
            System.arraycopy(curve.scores(), 0, score, cell * CocoEvaluation.RECALLS, CocoEvaluation.RECALLS);
        }
    }

    /** Average precision over all thresholds, areas and classes: COCO's AP. */
    public double ap() {
        return precision(NO_CLASS, -1, 0);
    }

    /** Average precision at one IoU threshold: 0.5, 0.55… 0.95. */
    public double ap(double iou) {
        return precision(NO_CLASS, index(iou), 0);
    }

    /** Average precision of the objects of a named range of areas. */
    public double ap(String area) {
        return precision(NO_CLASS, -1, range(area));
    }

    /** Average precision of one class. */
    public double ap(int label) {
        return precision(label, -1, 0);
    }

    /** Average precision of one class at one threshold. */
    public double ap(int label, double iou) {
        return precision(label, index(iou), 0);
    }

    /** Average precision of one class in a named range of areas. */
    public double ap(int label, String area) {
        return precision(label, -1, range(area));
    }

    /** Average recall with this many detections of each image and class. */
    public double ar(int detections) {
        return recall(NO_CLASS, 0, limit(detections));
    }

    /** Average recall of the objects of a named range of areas, with the most detections. */
    public double ar(String area) {
        return recall(NO_CLASS, range(area), most.length - 1);
    }

    /** Average recall of one class with this many detections. */
    public double ar(int label, int detections) {
        return recall(label, 0, limit(detections));
    }

    /** Precision of a class at recalls 0, 0.01… 1, over all areas; all {@link #NONE} without objects. */
    public double[] curve(int label, double iou) {
        int from = cell(index(iou), label, 0) * CocoEvaluation.RECALLS;
        return Arrays.copyOfRange(precision, from, from + CocoEvaluation.RECALLS);
    }

    /** Scores from which on {@link #curve} is reached. */
    public double[] scores(int label, double iou) {
        int from = cell(index(iou), label, 0) * CocoEvaluation.RECALLS;
        return Arrays.copyOfRange(score, from, from + CocoEvaluation.RECALLS);
    }

    private static int index(double iou) {
        int t = (int) Math.round((iou - 0.5) / 0.05);
        if (t < 0 || t >= CocoEvaluation.THRESHOLDS || Math.abs(CocoEvaluation.threshold(t) - iou) > 1e-6) {
            throw new IllegalArgumentException("no threshold " + iou);
        }
        return t;
    }

    private int range(String area) {
        for (int a = 0; a < ranges.size(); a++) {
            if (ranges.get(a).name().equals(area)) {
                return a;
            }
        }
        throw new IllegalArgumentException("no range of areas '" + area + "' among " + ranges);
    }

    private int limit(int detections) {
        int i = Arrays.binarySearch(most, detections);
        if (i < 0) {
            throw new IllegalArgumentException("recall was not taken with " + detections + " detections");
        }
        return i;
    }

    private double precision(int label, int threshold, int range) {
        return mean(precision, CocoEvaluation.RECALLS, label, threshold, range, 0, CocoEvaluation.RECALLS);
    }

    private double recall(int label, int range, int limit) {
        return mean(recall, most.length, label, -1, range, limit, limit + 1);
    }

    private double mean(double[] values, int width, int label, int threshold, int range, int from, int to) {
        double sum = 0;
        long n = 0;
        for (int c = label < 0 ? 0 : label; c < (label < 0 ? classes : label + 1); c++) {
            for (int t = threshold < 0 ? 0 : threshold; t < (threshold < 0 ? CocoEvaluation.THRESHOLDS : threshold + 1); t++) {
                int cell = cell(t, c, range) * width;
                for (int i = from; i < to; i++) {
                    if (values[cell + i] > NONE) {
                        sum += values[cell + i];
                        n++;
                    }
                }
            }
        }
        return n == 0 ? NONE : sum / n;
    }

    /** The rows COCO prints, by name: {@code ap}, {@code ap50}, {@code ap75}, {@code ap_small}… {@code ar1}… {@code ar_large}. */
    public Map<String, Double> rows() {
        Map<String, Double> out = new LinkedHashMap<>();
        out.put("ap", ap());
        out.put("ap50", ap(0.5));
        out.put("ap75", ap(0.75));
        for (AreaRange a : ranges.subList(1, ranges.size())) {
            out.put("ap_" + a.name(), ap(a.name()));
        }
        for (int m : most) {
            out.put("ar" + m, ar(m));
        }
        for (AreaRange a : ranges.subList(1, ranges.size())) {
            out.put("ar_" + a.name(), ar(a.name()));
        }
        return out;
    }

    /** The rows and, below, AP, AP50 and AP75 of each class, as a table; "-" where there is no object. */
    public String text(List<String> names) {
        StringBuilder out = new StringBuilder();
        rows().forEach((name, v) -> out.append(String.format(Locale.ROOT, "%-12s %s%n", name, number(v))));
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        out.append(String.format(Locale.ROOT, "%n%-" + Math.max(5, width) + "s  %6s  %6s  %6s%n", "class", "ap", "ap50", "ap75"));
        for (int c = 0; c < classes; c++) {
            out.append(String.format(Locale.ROOT, "%-" + Math.max(5, width) + "s  %6s  %6s  %6s%n", names.get(c), number(ap(c)), number(ap(c, 0.5)),
                    number(ap(c, 0.75))));
        }
        return out.toString();
    }

    private static String number(double v) {
        return v == NONE ? "-" : String.format(Locale.ROOT, "%.4f", v);
    }
}
