package quire.paper.densepoint.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import quire.api.QuireException;

class PcaNormalsTest {
    @Test
    void aSphereHasItsRadiiAsNormals() {
        SplittableRandom r = new SplittableRandom(1);
        float[] xyz = new float[3 * 800];
        for (int i = 0; i < 800; i++) {
            double z = r.nextDouble(-1, 1);
            double a = r.nextDouble(2 * Math.PI);
            xyz[3 * i] = (float) (Math.sqrt(1 - z * z) * Math.cos(a));
            xyz[3 * i + 1] = (float) (Math.sqrt(1 - z * z) * Math.sin(a));
            xyz[3 * i + 2] = (float) z;
        }
        float[] n = PcaNormals.of(xyz, 16);
        double sum = 0;
        for (int i = 0; i < xyz.length; i++) {
            sum += n[i] * xyz[i];
        }
        assertThat(sum / 800).isGreaterThan(0.98);
    }

    @Test
    void theUnitSphereOfACloud() {
        float[] xyz = {1, 1, 1, 3, 1, 1, 1, 1, 1, 3, 1, 1};
        assertThat(UnitSphere.of("a", xyz).apply(xyz)).containsExactly(-1, 0, 0, 1, 0, 0, -1, 0, 0, 1, 0, 0);
        assertThatThrownBy(() -> UnitSphere.of("a", new float[] {1e6f, 2, 3, 1e6f, 2, 3})).isInstanceOf(QuireException.class)
                .hasMessage("a: all 2 points are the same; a cloud needs an extent");
        assertThatThrownBy(() -> UnitSphere.of("a", new float[] {1, 2, Float.NaN})).isInstanceOf(QuireException.class).hasMessageContaining("point 1 has the coordinate NaN");
        assertThatThrownBy(() -> UnitSphere.of("a", new float[0])).isInstanceOf(QuireException.class).hasMessage("a: no points; give a cloud");
    }

    @Test
    void distancesBetweenPointsDoNotDependOnSize() {
        SplittableRandom r = new SplittableRandom(1);
        float[] xyz = new float[300];
        float[] twice = new float[300];
        for (int i = 0; i < 300; i++) {
            xyz[i] = (float) r.nextDouble();
            twice[i] = 2 * xyz[i];
        }
        float[] a = new float[Descriptors.D2_BINS];
        float[] b = new float[Descriptors.D2_BINS];
        Descriptors.d2(xyz, 1, a, 0);
        Descriptors.d2(twice, 1, b, 0);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            assertThat(b[i]).isCloseTo(a[i], within(1e-3f));
            sum += a[i];
        }
        assertThat(sum).isCloseTo(1, within(1e-4));
    }
}
