package quire.paper.han.skeleton;

import java.nio.FloatBuffer;

/** Turns a sequence of any length into the network's sample of T frames: augment, sample, centre on the palm of the first frame. */
public final class Preprocess {
    private Preprocess() {
    }

    /**
     * One sample.
     *
     * @param frames T
     * @param pad    whether a sequence shorter than T keeps its frames and is padded with zeros instead of repeating frames
     * @param to     receives T * joints * 3 values at its position, which moves
     * @return real frames: T, or fewer where padded
     */
    public static int sample(Sequence s, Augmentation a, int frames, boolean pad, FloatBuffer to) {
        int n = a.length(s.frames(), frames);
        int real = pad ? Math.min(n, frames) : frames;
        int[] at = FrameSampler.uniform(n, real);
        int stride = s.stride();
        float[] frame = new float[stride];
        float[] origin = new float[3];
        for (int i = 0; i < real; i++) {
            frame(s, a, at[i], frame);
            if (i == 0) {
                System.arraycopy(frame, Layout.ORIGIN * 3, origin, 0, 3);
            }
            for (int k = 0; k < stride; k++) {
                frame[k] -= origin[k % 3];
            }
            to.put(frame);
        }
        if (real < frames) {
            java.util.Arrays.fill(frame, 0);
            for (int i = real; i < frames; i++) {
                to.put(frame);
            }
        }
        return real;
    }

    /** Frame i of the augmented sequence; beyond the end its last. */
    static void frame(Sequence s, Augmentation a, int i, float[] out) {
        int stride = s.stride();
        float[] v = s.xyz();
        boolean blends = a.blend() >= 0 && s.frames() > 1;
        int from = Math.min(i, s.frames() - (blends ? 2 : 1)) * stride;
        for (int k = 0; k < stride; k++) {
            double x = v[from + k];
            if (blends) {
                x += a.blend() * (v[from + stride + k] - x);
            }
            out[k] = (float) (x * a.scale() + a.shift()[k % 3]);
        }
        for (int j = 0; j < a.joints().length; j++) {
            for (int c = 0; c < 3; c++) {
                out[a.joints()[j] * 3 + c] += (float) a.offset()[j * 3 + c];
            }
        }
    }
}
