package quire.paper.densepoint.metric;

import java.util.Map;
import java.util.TreeMap;
import quire.data.metric.Mean;

/**
 * Intersection over union of part labels as for ShapeNetPart: a shape's value is the mean over the parts of its category, where a part
 * absent from truth and prediction counts 1; instances average shapes, classes average the categories' means.
 */
public final class PartIou {
    private final Map<Integer, Mean> byCategory = new TreeMap<>();
    private final Mean instances = new Mean();
    private final Mean points = new Mean();

    /**
     * Takes one shape in.
     *
     * @param parts of its category
     * @return its value
     */
    public double add(int category, int[] parts, int[] truth, int[] predicted) {
        double sum = 0;
        for (int part : parts) {
            int both = 0;
            int any = 0;
            for (int i = 0; i < truth.length; i++) {
                boolean t = truth[i] == part;
                boolean p = predicted[i] == part;
                both += t && p ? 1 : 0;
                any += t || p ? 1 : 0;
            }
            sum += any == 0 ? 1 : (double) both / any;
        }
        for (int i = 0; i < truth.length; i++) {
            points.add(truth[i] == predicted[i] ? 1 : 0);
        }
        double iou = sum / parts.length;
        instances.add(iou);
        byCategory.computeIfAbsent(category, c -> new Mean()).add(iou);
        return iou;
    }

    /** Mean over shapes. */
    public double instance() {
        return instances.value();
    }

    /** Mean over categories of the mean over their shapes. */
    public double category() {
        return byCategory.values().stream().mapToDouble(Mean::value).average().orElse(Double.NaN);
    }

    /** Share of points with the right part. */
    public double accuracy() {
        return points.value();
    }
}
