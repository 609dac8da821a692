package quire.paper.han.skeleton;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quire.api.tensor.Tensor;
import quire.testkit.Golden;

class GoldenSamplingTest {
    @Test
    void framesAreTheAuthors() {
        Golden g = Golden.load(getClass(), "10_frame_sampling");
        int checked = 0;
        for (String n : g.names("expected")) {
            if (n.startsWith("short")) {
                continue;
            }
            int[] expected = Arrays.stream(g.doubles("expected", n).toDoubles()).mapToInt(v -> (int) v).toArray();
            int frames = Integer.parseInt(n.substring(n.lastIndexOf('n') + 1));
            assertThat(FrameSampler.uniform(frames, expected.length)).as(n).containsExactly(expected);
            checked++;
        }
        assertThat(checked).isEqualTo(16);
    }

    @Test
    void shortSequencesRepeatFramesWithoutChance() {
        Golden g = Golden.load(getClass(), "10_frame_sampling");
        for (String n : g.names("expected")) {
            if (!n.endsWith("_fixed")) {
                continue;
            }
            int frames = Integer.parseInt(n.substring("short_n".length(), n.indexOf("_fixed")));
            int[] chosen = FrameSampler.uniform(frames, 8);
            assertThat(chosen).as(n).isSorted().hasSize(8);
            Integer[] boxed = Arrays.stream(chosen).boxed().toArray(Integer[]::new);
            assertThat(boxed).as(n).contains(Arrays.stream(g.doubles("expected", n).toDoubles()).mapToObj(v -> (int) v).toArray(Integer[]::new));
        }
        assertThat(FrameSampler.uniform(3, 8)).containsExactly(0, 0, 0, 1, 1, 1, 2, 2);
        assertThat(FrameSampler.uniform(7, 1)).containsExactly(0);
    }

    private static Sequence golden(Golden g) {
        Tensor t = g.doubles("inputs", "skeleton");
        double[] d = t.toDoubles();
        float[] f = new float[d.length];
        for (int i = 0; i < d.length; i++) {
            f[i] = (float) d[i];
        }
        return new Sequence("golden", Layout.SHREC22, (int) t.dim(0), f);
    }

    private static Tensor sampled(Sequence s, Augmentation a, int frames) {
        float[] out = new float[frames * s.stride()];
        assertThat(Preprocess.sample(s, a, frames, false, FloatBuffer.wrap(out))).isEqualTo(frames);
        return Tensor.of(out, frames, s.layout().joints(), 3);
    }

    @Test
    void palmOfTheFirstFrameIsTheOrigin() {
        Golden g = Golden.load(getClass(), "11_preprocess");
        g.assertClose("normalised", sampled(golden(g), Augmentation.none(), 5), 1e-6);
        g.assertClose("after_shift_0.05_-0.02_0.07_normalised", sampled(golden(g), Augmentation.shift(0.05, -0.02, 0.07), 5), 1e-6);
    }

    @Test
    void timeInterpolationIsTheAuthors() {
        Golden g = Golden.load(getClass(), "11_preprocess");
        Sequence s = golden(g);
        float[] out = new float[4 * s.stride()];
        float[] frame = new float[s.stride()];
        for (int i = 0; i < 4; i++) {
            Preprocess.frame(s, Augmentation.interpolate(0.3), i, frame);
            System.arraycopy(frame, 0, out, i * frame.length, frame.length);
        }
        g.assertClose("time_interpolated_r0.3", Tensor.of(out, 4, 22, 3), 1e-6);
        Preprocess.frame(s, Augmentation.interpolate(0.3), 7, frame);
        assertThat(frame).as("beyond the end its last frame").containsExactly(Arrays.copyOfRange(out, 3 * frame.length, 4 * frame.length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shrec22", "fpha21"})
    void augmentationIsOneOfFourEachAsLikely(String layout) {
        SplittableRandom r = new SplittableRandom(3);
        int[] seen = new int[4];
        double reach = layout.equals("fpha21") ? 10 : 0.1;
        for (int i = 0; i < 4000; i++) {
            Augmentation a = Augmentation.draw(r, Layout.of(layout));
            boolean shifts = Arrays.stream(a.shift()).anyMatch(v -> v != 0);
            int kinds = (a.scale() != 1 ? 1 : 0) + (shifts ? 1 : 0) + (a.joints().length > 0 ? 1 : 0) + (a.blend() >= 0 ? 1 : 0);
            assertThat(kinds).isEqualTo(1);
            seen[a.scale() != 1 ? 0 : shifts ? 1 : a.joints().length > 0 ? 2 : 3]++;
            assertThat(a.scale()).isBetween(0.8, 1.2);
            assertThat(Arrays.stream(a.joints()).distinct().count()).isEqualTo(a.joints().length);
            assertThat(Arrays.stream(a.offset()).allMatch(v -> Math.abs(v) <= reach)).isTrue();
        }
        for (int n : seen) {
            assertThat(n).isBetween(850, 1150);
        }
    }

    @Test
    void shortSequencesMayBePaddedInstead() {
        Sequence s = new Sequence("short", Layout.SHREC22, 3, filled(3));
        float[] out = new float[8 * 66];
        assertThat(Preprocess.sample(s, Augmentation.none(), 8, true, FloatBuffer.wrap(out))).isEqualTo(3);
        assertThat(Arrays.copyOfRange(out, 3 * 66, out.length)).containsOnly(0f);
        assertThat(out[2 * 66 + 65]).isEqualTo(s.xyz()[2 * 66 + 65] - s.xyz()[5]);
    }

    @Test
    void shiftOfTheWholeInputChangesNothing() {
        Sequence s = new Sequence("a", Layout.FPHA21, 20, new float[20 * 63]);
        SplittableRandom r = new SplittableRandom(1);
        float[] moved = new float[s.xyz().length];
        for (int i = 0; i < moved.length; i++) {
            s.xyz()[i] = r.nextInt(200);
            moved[i] = s.xyz()[i] + 64 * (1 + i % 3);
        }
        Golden.close("moved", sampled(new Sequence("b", Layout.FPHA21, 20, moved), Augmentation.none(), 8), sampled(s, Augmentation.none(), 8), 0);
    }

    static float[] filled(int frames) {
        float[] v = new float[frames * 66];
        SplittableRandom r = new SplittableRandom(2);
        for (int i = 0; i < v.length; i++) {
            v[i] = (float) r.nextDouble(-0.1, 0.1);
        }
        return v;
    }
}
