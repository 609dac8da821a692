package quire.paper.han.model;

import java.util.Map;
import quire.paper.han.skeleton.Layout;

/** Multiply-accumulates of one sample, counted from the formulas: linear maps and attention products; norms, softmax and sums are not. */
public final class Macs {
    private Macs() {
    }

    /** As a model's costs. */
    static Map<String, Double> costs(long macs) {
        return Map.of("mmacs", macs / 1e6);
    }

    /** Linear maps of HAN. */
    public static long hanLinear(Settings s, Shape shape) {
        long tokens = 0;
        tokens += s.jointAttention() ? (long) shape.frames() * shape.joints() : 0;
        tokens += s.fingerAttention() ? (long) shape.frames() * Hierarchy.GROUPS : 0;
        tokens += s.timeAttention() ? (long) Hierarchy.SEQUENCES * shape.frames() : 0;
        tokens += s.fusion().equals("att") ? Hierarchy.SEQUENCES : 0;
        return (long) shape.frames() * shape.joints() * 3 * s.width() + layer(s, tokens)
                + (long) Hierarchy.fusedWidth(s) * shape.classes();
    }

    /** Products of queries with keys and of weights with values in HAN. */
    public static long hanAttention(Settings s, Shape shape) {
        long pairs = 0;
        for (int[] group : shape.layout().groups()) {
            pairs += s.jointAttention() ? (long) shape.frames() * group.length * group.length : 0;
        }
        pairs += s.fingerAttention() ? (long) shape.frames() * Hierarchy.GROUPS * Hierarchy.GROUPS : 0;
        pairs += s.timeAttention() ? (long) Hierarchy.SEQUENCES * shape.frames() * shape.frames() : 0;
        pairs += s.fusion().equals("att") ? (long) Hierarchy.SEQUENCES * Hierarchy.SEQUENCES : 0;
        return pairs * s.attended() * 2;
    }

    /** Both. */
    public static long han(Settings s, Shape shape) {
        return hanLinear(s, shape) + hanAttention(s, shape);
    }

    /** Two streams: the second has fingertips instead of joints and its own classifier. */
    public static long twoStreams(Settings s, Shape shape) {
        long distances = 12L * shape.frames() * s.width() + (long) s.width() * shape.classes();
        Settings motion = new Settings(s.width(), s.heads(), s.headWidth(), s.dropout(), false, s.fingerAttention(), s.timeAttention(),
                s.fusion(), s.shared(), s.positions(), s.masked());
        long saved = (long) shape.frames() * (shape.joints() - Hierarchy.GROUPS) * 3 * s.width();
        return han(s, shape) + distances + han(motion, shape) - saved;
    }

    /** Attention over all joints of all frames at once. */
    public static long flat(Settings s, Shape shape, int layers) {
        long tokens = (long) shape.frames() * shape.joints();
        return tokens * 3 * s.width() + layers * (layer(s, tokens) + tokens * tokens * s.attended() * 2)
                + (long) s.width() * shape.classes();
    }

    /** One gated recurrent layer over frames. */
    public static long gru(int hidden, Shape shape) {
        return (long) shape.frames() * 3 * hidden * (shape.joints() * 3L + hidden) + (long) hidden * shape.classes();
    }

    /** A linear map of the flat sample. */
    public static long logistic(Shape shape) {
        return (long) shape.frames() * shape.joints() * 3 * shape.classes();
    }

    /** Distances of the mean pose to the class means. */
    public static long nearest(Layout layout, int classes) {
        return layout.joints() * 3L * classes;
    }

    private static long layer(Settings s, long tokens) {
        return tokens * 4 * s.width() * s.attended();
    }
}
