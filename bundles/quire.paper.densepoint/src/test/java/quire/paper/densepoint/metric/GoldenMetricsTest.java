package quire.paper.densepoint.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.IntBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import quire.api.tensor.Tensor;
import quire.testkit.Golden;

class GoldenMetricsTest {
    private static float[] floats(Tensor t) {
        double[] d = t.toDoubles();
        float[] f = new float[d.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = (float) d[i];
        }
        return f;
    }

    @Test
    void retrieval() {
        Golden g = Golden.load(getClass(), "09_retrieval_map");
        Tensor features = g.doubles("inputs", "features");
        int n = (int) features.dim(0);
        int width = (int) features.dim(1);
        float[] f = floats(features);
        IntBuffer labels = g.ints("inputs", "labels").ints();
        Retrieval r = new Retrieval();
        for (int i = 0; i < n; i++) {
            r.add(Arrays.copyOfRange(f, i * width, (i + 1) * width), labels.get(i));
        }
        IntBuffer ranking = g.ints("expected", "ranking").ints();
        for (int q = 0; q < n; q++) {
            int[] expected = new int[n - 1];
            ranking.get(q * (n - 1), expected);
            assertThat(r.ranking(q)).containsExactly(expected);
        }
        assertThat(r.queries()).isEqualTo(g.ints("expected", "counted_queries").ints().get(0));
        assertThat(r.map()).isCloseTo(g.doubles("expected", "mAP").scalar(), within(1e-9));
    }

    @Test
    void equalShapesRankByIndex() {
        Retrieval r = new Retrieval();
        for (int i = 0; i < 4; i++) {
            r.add(new float[] {1, 2}, i % 2);
        }
        assertThat(r.ranking(1)).containsExactly(0, 2, 3);
    }

    @Test
    void parts() {
        Golden g = Golden.load(getClass(), "09_part_miou");
        Tensor truth = g.ints("inputs", "truth");
        int points = (int) truth.dim(1);
        double[] iou = g.doubles("expected", "shape_iou").toDoubles();
        int[][] parts = {{0, 1, 2}, {3, 4}};
        PartIou metric = new PartIou();
        for (int s = 0; s < iou.length; s++) {
            int[] t = new int[points];
            int[] p = new int[points];
            truth.ints().get(s * points, t);
            g.ints("inputs", "prediction").ints().get(s * points, p);
            int category = g.ints("inputs", "category").ints().get(s);
            assertThat(metric.add(category, parts[category], t, p)).isCloseTo(iou[s], within(1e-9));
        }
        assertThat(metric.instance()).isCloseTo(g.doubles("expected", "instance_miou").scalar(), within(1e-9));
        assertThat(metric.category()).isCloseTo(g.doubles("expected", "class_miou").scalar(), within(1e-9));
    }

    @Test
    void normals() {
        Golden g = Golden.load(getClass(), "09_normal_cosine");
        float[] p = floats(g.doubles("inputs", "pred"));
        float[] t = floats(g.doubles("inputs", "truth"));
        double[] cos = g.doubles("expected", "cos").toDoubles();
        NormalError all = new NormalError();
        for (int i = 0; i < cos.length; i++) {
            assertThat(all.add(p, t, 3 * i, 1)).isCloseTo(cos[i], within(1e-6));
        }
        assertThat(all.error()).isCloseTo(g.doubles("expected", "loss").scalar(), within(1e-6));
        assertThat(all.unsignedError()).isCloseTo(g.doubles("expected", "unsigned_error").scalar(), within(1e-6));
    }
}
