package quire.paper.stitcher.feedback;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** What small objects' share is measured on (section 4.2, table of feedback sources). Shares are sums over sums; nothing over nothing is NaN. */
public enum Source {
    /** Loss of boxes of positive places: the paper's default. */
    BOX,
    /** Loss of classes, backgrounds included below. */
    CLASS,
    /** Both losses together. */
    BOTH,
    /** Annotated objects of the batch. */
    INPUT;

    private static final String ALL_BOX = "box_loss";
    private static final String ALL_CLASS = "class_loss";

    /**
     * Share of small objects.
     *
     * @param losses of an update: {@code box_loss}, {@code class_loss} and small objects' parts of them under {@code small_}
     * @param small  small objects in the batch
     * @param all    objects in the batch
     */
    public double share(Map<String, Double> losses, int small, int all) {
        return switch (this) {
            case BOX -> losses.get("small_" + ALL_BOX) / losses.get(ALL_BOX);
            case CLASS -> losses.get("small_" + ALL_CLASS) / losses.get(ALL_CLASS);
            case BOTH -> (losses.get("small_" + ALL_BOX) + losses.get("small_" + ALL_CLASS)) / (losses.get(ALL_BOX) + losses.get(ALL_CLASS));
            case INPUT -> (double) small / all;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Source named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    static String[] names() {
        return Arrays.stream(values()).map(Source::toString).toArray(String[]::new);
    }
}
