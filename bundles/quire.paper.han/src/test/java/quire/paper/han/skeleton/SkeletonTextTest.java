package quire.paper.han.skeleton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import quire.api.QuireException;

class SkeletonTextTest {
    private static final SkeletonText SHREC = SkeletonText.of(Layout.SHREC22);

    private static Sequence parse(String text) {
        return SHREC.parse("hand.txt", text.getBytes(StandardCharsets.UTF_8));
    }

    static String frame(int numbers, double start) {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < numbers; i++) {
            b.append(i == 0 ? "" : " ").append(String.format(Locale.ROOT, "%.5f", start + 0.001 * i));
        }
        return b.toString();
    }

    @Test
    void readsFramesOverBlankLinesAndSeparators() {
        Sequence s = parse(frame(66, 0.1) + "\r\n\n" + frame(66, -0.2).replace(' ', ',') + "\n\n  \n");
        assertThat(s.frames()).isEqualTo(2);
        assertThat(s.xyz()[0]).isEqualTo(0.1f);
        assertThat(s.xyz()[66]).isEqualTo(-0.2f);
        assertThat(s.xyz()[67]).isEqualTo(-0.199f);
    }

    @Test
    void numbersAreThoseOfJava() {
        SplittableRandom r = new SplittableRandom(5);
        String[] forms = {"%.8f", "%.1f", "%.3e", "%.17g", "%.0f"};
        for (int i = 0; i < 5000; i++) {
            String text = String.format(Locale.ROOT, forms[i % forms.length], (r.nextDouble() - 0.5) * Math.pow(10, r.nextInt(-6, 7)));
            byte[] b = text.getBytes(StandardCharsets.US_ASCII);
            assertThat(Numbers.parse(b, 0, b.length)).as(text).isEqualTo(Double.parseDouble(text));
        }
        for (String text : new String[] {".5", "-.5", "5.", "+3", "000.000000000000000000000000012", "1e-3", "123456789012345678"}) {
            byte[] b = text.getBytes(StandardCharsets.US_ASCII);
            assertThat(Numbers.parse(b, 0, b.length)).as(text).isEqualTo(Double.parseDouble(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "-", "+", "1.2.3", "1f", "0x10", "1-2", "--1"})
    void whatIsNoNumberIsRefused(String word) {
        assertThatThrownBy(() -> parse(frame(66, 0) + "\n" + frame(65, 0) + " " + word)).isInstanceOf(QuireException.class)
                .hasMessage("hand.txt line 2: '" + word + "' is not a number; give one line of 66 numbers per frame");
    }

    @ParameterizedTest
    @CsvSource({"65", "67", "63", "44"})
    void wrongJointCountIsRefused(int numbers) {
        assertThatThrownBy(() -> parse(frame(66, 0) + "\n" + frame(numbers, 0))).isInstanceOf(QuireException.class).hasMessage(
                "hand.txt line 2: " + numbers + " numbers instead of 66 (22 joints x 3); the file must have the layout shrec22");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "nan", "Infinity", "-inf", "1e999"})
    void valuesThatAreNotFiniteAreRefused(String word) {
        assertThatThrownBy(() -> parse(frame(40, 0) + " " + word + " " + frame(25, 0))).isInstanceOf(QuireException.class)
                .hasMessage("hand.txt line 1, number 41: " + word + " is not finite; remove or repair the frame");
    }

    @Test
    void emptyFilesAreRefused() {
        assertThatThrownBy(() -> parse("\n \n")).isInstanceOf(QuireException.class)
                .hasMessage("hand.txt: no frame in it; remove the sequence or give its recording");
    }

    @Test
    void fphaLinesStartWithTheFrameNumber() {
        SkeletonText fpha = SkeletonText.of(Layout.FPHA21);
        Sequence s = fpha.parse("skeleton.txt", ("0000 " + frame(63, 50) + "\n0001 " + frame(63, 60)).getBytes(StandardCharsets.UTF_8));
        assertThat(s.frames()).isEqualTo(2);
        assertThat(s.xyz()[63]).isEqualTo(60f);
        assertThatThrownBy(() -> fpha.parse("skeleton.txt", frame(63, 0).getBytes(StandardCharsets.UTF_8))).isInstanceOf(QuireException.class)
                .hasMessage("skeleton.txt line 1: 63 numbers instead of 64 (21 joints x 3 after the frame number); the file must have the layout fpha21");
    }

    @Test
    void otherUnitsAreConverted() {
        Sequence s = SHREC.in("mm").parse("hand.txt", frame(66, 250).getBytes(StandardCharsets.UTF_8));
        assertThat(s.xyz()[0]).isEqualTo(0.25f);
    }

    @Test
    void handOfImpossibleSizeIsAWrongUnit() {
        float[] mm = GoldenSamplingTest.filled(4);
        for (int i = 0; i < mm.length; i++) {
            mm[i] *= 1000;
        }
        assertThatThrownBy(() -> Tracking.check(new Sequence("hand.txt", Layout.SHREC22, 4, mm))).isInstanceOf(QuireException.class)
                .hasMessageMatching("hand.txt: the hand is [0-9.]+ m large if coordinates are in m; set the option unit \\(m or mm\\) to the file's unit");
        Sequence metres = new Sequence("seq", Layout.FPHA21, 2, java.util.Arrays.copyOf(GoldenSamplingTest.filled(2), 126));
        assertThatThrownBy(() -> Tracking.check(metres)).isInstanceOf(QuireException.class).hasMessageContaining("coordinates are in mm");
    }

    @Test
    void lostFramesAreInterpolatedAndCounted() {
        float[] v = GoldenSamplingTest.filled(6);
        float[] lost = v.clone();
        for (int i : new int[] {0, 2, 3, 5}) {
            java.util.Arrays.fill(lost, i * 66, (i + 1) * 66, 0f);
        }
        Tracking.Checked c = Tracking.check(new Sequence("hand.txt", Layout.SHREC22, 6, lost));
        assertThat(c.lost()).isEqualTo(4);
        float[] m = c.sequence().xyz();
        for (int k = 0; k < 66; k++) {
            assertThat(m[k]).isEqualTo(v[66 + k]);
            assertThat(m[2 * 66 + k]).isCloseTo((float) (v[66 + k] + (v[4 * 66 + k] - v[66 + k]) / 3.0), org.assertj.core.api.Assertions.within(1e-6f));
            assertThat(m[3 * 66 + k]).isCloseTo((float) (v[66 + k] + 2 * (v[4 * 66 + k] - v[66 + k]) / 3.0), org.assertj.core.api.Assertions.within(1e-6f));
            assertThat(m[5 * 66 + k]).isEqualTo(v[4 * 66 + k]);
        }
        assertThatThrownBy(() -> Tracking.check(new Sequence("hand.txt", Layout.SHREC22, 3, new float[198]))).isInstanceOf(QuireException.class)
                .hasMessage("hand.txt: all 3 frames are zero, the hand was never tracked; remove the sequence");
    }

    @Test
    void twoStreamInputs() {
        Sequence s = new Sequence("a", Layout.SHREC22, 5, GoldenSamplingTest.filled(5));
        java.nio.FloatBuffer pose = java.nio.FloatBuffer.allocate(8 * 66);
        java.nio.FloatBuffer motion = java.nio.FloatBuffer.allocate(8 * 18);
        java.nio.FloatBuffer tips = java.nio.FloatBuffer.allocate(8 * 12);
        Streams.of(Layout.SHREC22, false).sample(s, null, 8, pose, motion, tips);
        assertThat(pose.hasRemaining() || motion.hasRemaining() || tips.hasRemaining()).isFalse();
        for (float p : pose.array()) {
            assertThat(p).isBetween(0f, 1f);
        }
        assertThat(java.util.Arrays.copyOf(motion.array(), 18)).containsOnly(0f);
        // index tip (joint 9) less thumb tip (joint 5), first frame
        assertThat(tips.get(0)).isEqualTo(s.xyz()[27] - s.xyz()[15]);
        // last midpoint is the last frame: displacement of the thumb's tip from frame 0
        assertThat(motion.get(7 * 18 + 3)).isCloseTo(s.xyz()[4 * 66 + 15] - s.xyz()[15], org.assertj.core.api.Assertions.within(1e-6f));
        assertThat(FrameSampler.midpoints(80, 8)).containsExactly(5, 15, 25, 35, 45, 55, 65, 75);
    }
}
