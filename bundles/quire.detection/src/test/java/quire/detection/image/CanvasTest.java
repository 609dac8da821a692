package quire.detection.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanvasTest {
    private static final Normalisation PLAIN = new Normalisation(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0), false);

    /** Red rises with x, green with y. */
    private static RgbImage ramp(int w, int h) {
        byte[] rgb = new byte[3 * w * h];
        for (int i = 0; i < w * h; i++) {
            rgb[3 * i] = (byte) (10 * (i % w));
            rgb[3 * i + 1] = (byte) (10 * (i / w));
            rgb[3 * i + 2] = 7;
        }
        return new RgbImage(w, h, rgb);
    }

    private static float[] drawn(Canvas c, int size) {
        FloatBuffer out = FloatBuffer.allocate(size);
        c.put(out);
        return out.array();
    }

    @Test
    void picturesAreResizedBetweenPixelCentres() {
        Placement at = Placement.fit(4, 2, 8, 8, false);
        assertThat(at.scale()).isEqualTo(2);
        float[] p = drawn(new Canvas(8, 8, PLAIN).clear().draw(ramp(4, 2), at), 192);
        // a column x lies at (x + .5) / 2 - .5 of the picture
        assertThat(Arrays.copyOf(p, 8)).containsExactly(0, 2.5f, 7.5f, 12.5f, 17.5f, 22.5f, 27.5f, 30);
        assertThat(p[64 + 8]).isCloseTo(2.5f, within(1e-5f));
        assertThat(p[64 + 3 * 8]).isEqualTo(10);
        assertThat(p[128]).isEqualTo(7);
        // rows from 4 on are padding
        assertThat(p[4 * 8]).isZero();
        assertThat(p[128 + 4 * 8]).isZero();
        float[] f = drawn(new Canvas(8, 8, PLAIN).clear().draw(ramp(4, 2), Placement.fit(4, 2, 8, 8, true)), 192);
        for (int x = 0; x < 8; x++) {
            assertThat(f[x]).isEqualTo(p[7 - x]);
        }
    }

    @Test
    void coloursAreNormalisedInTheOrderOfTheNetwork() {
        float[] p = drawn(new Canvas(4, 2, Normalisation.CAFFE).draw(ramp(4, 2), Placement.fit(4, 2, 4, 2, false)), 24);
        assertThat(p[0]).isCloseTo(7 - 102.9801f, within(1e-4f));
        assertThat(p[16 + 3]).isCloseTo(30 - 122.7717f, within(1e-4f));
        float[] q = drawn(new Canvas(4, 2, Normalisation.of("imagenet")).draw(ramp(4, 2), Placement.fit(4, 2, 4, 2, false)), 24);
        assertThat(q[3]).isCloseTo((30 - 123.675f) / 58.395f, within(1e-5f));
    }

    @Test
    void severalPicturesLieSideBySide() {
        Canvas c = new Canvas(4, 2, PLAIN).clear();
        c.draw(ramp(2, 2), new Placement(2, 2, 1, 0, 0, false)).draw(ramp(2, 2), new Placement(2, 2, 1, 2, 0, false));
        assertThat(Arrays.copyOf(drawn(c, 24), 4)).containsExactly(0, 10, 0, 10);
        c.clear().draw(ramp(4, 4), new Placement(4, 4, 1, -2, -2, false));
        assertThat(Arrays.copyOf(drawn(c, 24), 4)).containsExactly(20, 30, 0, 0);
    }

    @Test
    void boxesGoThereAndBack() {
        Placement at = new Placement(100, 50, 0.5, 8, 4, true);
        double[] b = {10, 20, 30, 40};
        at.toInput(b, 1);
        assertThat(b).containsExactly(8 + 35, 4 + 10, 8 + 45, 4 + 20);
        at.toPicture(b, 1);
        assertThat(b).containsExactly(10, 20, 30, 40);
        double[] out = {0, 0, 999, 999};
        at.toPicture(out, 1);
        assertThat(out).containsExactly(0, 0, 100, 50);
        Placement coco = Placement.shorter(640, 480, 800, 1333, false);
        assertThat(coco.rows()).isEqualTo(800);
        assertThat(coco.columns()).isEqualTo(1067);
        assertThat(Placement.padded(1067, 32)).isEqualTo(1088);
        assertThat(Placement.shorter(1000, 100, 800, 1333, false).columns()).isEqualTo(1333);
    }
}
