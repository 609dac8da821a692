package quire.paper.han.skeleton;

import java.util.SplittableRandom;

/**
 * The authors' training augmentation: exactly one of scale, shift, joint noise and time interpolation, each as likely. Described
 * here, applied to the sampled frames by {@link Preprocess}. A shift does nothing once the palm is the origin; it is drawn all the
 * same so that the other three keep their share.
 *
 * @param scale  factor on all coordinates
 * @param shift  added to every joint, in the layout's unit
 * @param joints numbers of displaced joints
 * @param offset displacement of each, [joints, 3]
 * @param blend  r of s'_i = s_i + r (s_(i+1) - s_i), or negative for none; the sequence is then one frame shorter
 */
public record Augmentation(double scale, double[] shift, int[] joints, double[] offset, double blend) {
    private static final Augmentation NONE = new Augmentation(1, new double[3], new int[0], new double[0], -1);
    private static final int DISPLACED = 4;

    /** Leaves the sequence as it is. */
    public static Augmentation none() {
        return NONE;
    }

    /** Scales only. */
    public static Augmentation scale(double factor) {
        return new Augmentation(factor, new double[3], new int[0], new double[0], -1);
    }

    /** Interpolates in time only. */
    public static Augmentation interpolate(double r) {
        return new Augmentation(1, new double[3], new int[0], new double[0], r);
    }

    /** Shifts only. */
    public static Augmentation shift(double... by) {
        return new Augmentation(1, by, new int[0], new double[0], -1);
    }

    /** One of the four: scale U(.8, 1.2), shift U(-.1, .1) m, four joints by U(-.1, .1) m (10 mm in FPHA), time interpolation U(0, 1). */
    public static Augmentation draw(SplittableRandom r, Layout layout) {
        double reach = layout == Layout.FPHA21 ? 10 : 0.1;
        switch (r.nextInt(4)) {
            case 0:
                return scale(r.nextDouble(0.8, 1.2));
            case 1:
                return shift(r.nextDouble(-reach, reach), r.nextDouble(-reach, reach), r.nextDouble(-reach, reach));
            case 2: {
                int[] order = new int[layout.joints()];
                double[] offset = new double[DISPLACED * 3];
                for (int i = 0; i < order.length; i++) {
                    int j = r.nextInt(i + 1);
                    order[i] = order[j];
                    order[j] = i;
                }
                for (int i = 0; i < offset.length; i++) {
                    offset[i] = r.nextDouble(-reach, reach);
                }
                return new Augmentation(1, new double[3], java.util.Arrays.copyOf(order, DISPLACED), offset, -1);
            }
            default:
                return interpolate(r.nextDouble());
        }
    }

    /** Frames of a sequence of n once this has been applied to it; interpolation pads with its last frame up to t. */
    int length(int n, int t) {
        return blend < 0 || n < 2 ? n : Math.max(n - 1, t);
    }
}
