package quire.paper.han.skeleton;

import java.nio.FloatBuffer;
import java.util.SplittableRandom;

/**
 * The inputs of the two-stream network: per-frame box-centred pose, thumb-to-fingertip vectors, and displacements of the hand's
 * centre and the fingertips from the first frame. Frames are interval midpoints.
 */
public final class Streams {
    /** Largest extents of a hand in the data set, from the authors' loader; in FPHA 200 mm each. */
    private static final double[] SHREC_EDGE = {.26290114, .26177695, .204883};
    private static final double[] DHG_EDGE = {.27649599, .26539327, .202666};
    private static final double[] FPHA_EDGE = {200, 200, 200};
    private static final double NOISE = 0.01;

    private final double[] edge;

    private Streams(double[] edge) {
        this.edge = edge;
    }

    /** For recordings in this layout; {@code dhg} chooses that data set's extents among the 22-joint ones. */
    public static Streams of(Layout layout, boolean dhg) {
        return new Streams(layout == Layout.FPHA21 ? FPHA_EDGE : dhg ? DHG_EDGE : SHREC_EDGE);
    }

    /**
     * One sample.
     *
     * @param random with chance one half each joint gets an offset of up to 1 cm, constant in time; null for none
     * @param pose   receives T * joints * 3, motion T * 6 * 3, tips T * 12 values
     */
    public void sample(Sequence s, SplittableRandom random, int frames, FloatBuffer pose, FloatBuffer motion, FloatBuffer tips) {
        int stride = s.stride();
        double[] noise = new double[stride];
        if (random != null && random.nextBoolean()) {
            for (int k = 0; k < stride; k++) {
                noise[k] = random.nextDouble(-NOISE, NOISE) * s.layout().perMetre();
            }
        }
        int[] tip = s.layout().tips();
        double[] first = new double[18];
        double[] now = new double[stride];
        double[] points = new double[18];
        int[] chosen = FrameSampler.midpoints(s.frames(), frames);
        for (int i = 0; i < frames; i++) {
            int at = chosen[i];
            for (int k = 0; k < stride; k++) {
                now[k] = s.xyz()[at * stride + k] + noise[k];
            }
            box(now, pose);
            points(now, tip, points);
            if (i == 0) {
                System.arraycopy(points, 0, first, 0, 18);
            }
            for (int k = 0; k < 18; k++) {
                motion.put((float) (points[k] - first[k]));
            }
            for (int f = 1; f < 5; f++) {
                for (int c = 0; c < 3; c++) {
                    tips.put((float) (now[tip[f] * 3 + c] - now[tip[0] * 3 + c]));
                }
            }
        }
    }

    /** (c - middle of the frame's box) / edge + 0.5, kept within 0 and 1. */
    private void box(double[] now, FloatBuffer pose) {
        double[] low = {now[0], now[1], now[2]};
        double[] high = low.clone();
        for (int k = 3; k < now.length; k++) {
            low[k % 3] = Math.min(low[k % 3], now[k]);
            high[k % 3] = Math.max(high[k % 3], now[k]);
        }
        for (int k = 0; k < now.length; k++) {
            double v = (now[k] - (low[k % 3] + high[k % 3]) / 2) / edge[k % 3] + 0.5;
            pose.put((float) Math.max(0, Math.min(1, v)));
        }
    }

    /** The hand's centre, then the five fingertips. */
    private static void points(double[] now, int[] tip, double[] out) {
        java.util.Arrays.fill(out, 0);
        int joints = now.length / 3;
        for (int k = 0; k < now.length; k++) {
            out[k % 3] += now[k] / joints;
        }
        for (int f = 0; f < 5; f++) {
            System.arraycopy(now, tip[f] * 3, out, 3 + f * 3, 3);
        }
    }
}
