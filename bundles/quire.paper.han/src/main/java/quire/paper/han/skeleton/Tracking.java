package quire.paper.han.skeleton;

import java.util.Arrays;
import quire.api.QuireException;

/** Checks a recording as a whole: lost tracking and the size of the hand. */
public final class Tracking {
    private static final double LARGEST_METRES = 1;
    private static final double SMALLEST_METRES = 0.01;

    private Tracking() {
    }

    /**
     * A sequence and what was mended.
     *
     * @param lost frames that were all zero and have been interpolated
     */
    public record Checked(Sequence sequence, int lost) {
    }

    /**
     * Refuses a hand whose size cannot be (the unit is wrong), and mends frames in which every number is 0 (lost tracking) by linear
     * interpolation between their neighbours.
     *
     * @throws QuireException if no frame was tracked, or the median extent of the hand is not within 1 cm and 1 m
     */
    public static Checked check(Sequence s) {
        int lost = 0;
        boolean[] zero = new boolean[s.frames()];
        for (int i = 0; i < s.frames(); i++) {
            zero[i] = isZero(s, i);
            lost += zero[i] ? 1 : 0;
        }
        if (lost == s.frames()) {
            throw QuireException.of("%s: all %d frames are zero, the hand was never tracked; remove the sequence", s.source(), lost);
        }
        Sequence whole = lost == 0 ? s : interpolate(s, zero);
        double metres = medianExtent(whole) / s.layout().perMetre();
        if (metres > LARGEST_METRES || metres < SMALLEST_METRES) {
            throw QuireException.of("%s: the hand is %.4g m large if coordinates are in %s; set the option unit (m or mm) to the file's unit",
                    s.source(), metres, s.layout().unit());
        }
        return new Checked(whole, lost);
    }

    private static boolean isZero(Sequence s, int frame) {
        for (int k = frame * s.stride(); k < (frame + 1) * s.stride(); k++) {
            if (s.xyz()[k] != 0) {
                return false;
            }
        }
        return true;
    }

    private static Sequence interpolate(Sequence s, boolean[] zero) {
        float[] v = s.xyz().clone();
        int stride = s.stride();
        int before = -1;
        for (int i = 0; i < zero.length; i++) {
            if (!zero[i]) {
                before = i;
                continue;
            }
            int after = i;
            while (after < zero.length && zero[after]) {
                after++;
            }
            for (int k = 0; k < stride; k++) {
                double a = v[(before < 0 ? after : before) * stride + k];
                double b = v[(after == zero.length ? before : after) * stride + k];
                double share = before < 0 || after == zero.length ? 0 : (i - before) / (double) (after - before);
                v[i * stride + k] = (float) (a + share * (b - a));
            }
            // the frame is real from here on, so that the next lost one starts from it
            before = i;
        }
        return new Sequence(s.source(), s.layout(), s.frames(), v);
    }

    /** Median over frames of the longest edge of the hand's box. */
    private static double medianExtent(Sequence s) {
        double[] extent = new double[s.frames()];
        for (int i = 0; i < extent.length; i++) {
            for (int c = 0; c < 3; c++) {
                float low = Float.POSITIVE_INFINITY;
                float high = Float.NEGATIVE_INFINITY;
                for (int k = i * s.stride() + c; k < (i + 1) * s.stride(); k += 3) {
                    low = Math.min(low, s.xyz()[k]);
                    high = Math.max(high, s.xyz()[k]);
                }
                extent[i] = Math.max(extent[i], high - low);
            }
        }
        Arrays.sort(extent);
        return extent[extent.length / 2];
    }
}
