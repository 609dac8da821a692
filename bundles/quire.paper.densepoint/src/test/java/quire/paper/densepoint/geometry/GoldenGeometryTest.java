package quire.paper.densepoint.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quire.api.tensor.Tensor;
import quire.testkit.Golden;

class GoldenGeometryTest {
    static float[] floats(Tensor t) {
        double[] d = t.toDoubles();
        float[] f = new float[d.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = (float) d[i];
        }
        return f;
    }

    private static int[] ints(Golden g, String name) {
        int[] out = new int[g.ints("expected", name).size()];
        g.ints("expected", name).ints().get(out);
        return out;
    }

    @ParameterizedTest
    @ValueSource(strings = {"01_fps_0", "01_fps_1", "01_fps_duplicates", "01_fps_ties"})
    void farthestPoints(String name) {
        Golden g = Golden.load(getClass(), name);
        assertThat(FarthestPoints.select(floats(g.doubles("inputs", "xyz")), g.config().get("m").asInt(), 0, 0)).containsExactly(ints(g, "indices"));
    }

    @Test
    void farthestPointsWithTheAuthorsSkip() {
        Golden g = Golden.load(getClass(), "01_fps_origin_skip");
        float[] xyz = floats(g.doubles("inputs", "xyz"));
        int m = g.config().get("m").asInt();
        assertThat(FarthestPoints.select(xyz, m, 0, 0)).containsExactly(ints(g, "indices_plain"));
        assertThat(FarthestPoints.select(xyz, m, 0, FarthestPoints.AUTHORS_SKIP)).containsExactly(ints(g, "indices_skip"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"02_ball_query_edges", "02_ball_query_group_0", "02_ball_query_group_1"})
    void balls(String name) {
        Golden g = Golden.load(getClass(), name);
        int k = g.config().get("k").asInt();
        float[] centres = floats(g.doubles("inputs", "centres"));
        int[] out = new int[centres.length / 3 * k];
        int empty = Balls.query(floats(g.doubles("inputs", "xyz")), centres, (float) g.config().get("radius").asDouble(), k, out, 0);
        assertThat(out).containsExactly(ints(g, "indices"));
        assertThat(empty).isEqualTo(name.endsWith("edges") ? 1 : 0);
    }

    @Test
    void threeNearest() {
        Golden g = Golden.load(getClass(), "08_three_nn_0");
        float[] unknown = floats(g.doubles("inputs", "unknown"));
        int[] indices = new int[unknown.length];
        float[] weights = new float[unknown.length];
        Nearest.three(unknown, floats(g.doubles("inputs", "known")), indices, weights, 0);
        assertThat(indices).containsExactly(ints(g, "indices"));
        double[] expected = g.doubles("expected", "weights").toDoubles();
        for (int i = 0; i < weights.length; i++) {
            assertThat((double) weights[i]).isCloseTo(expected[i], within(1e-6));
        }
    }

    @Test
    void aKnownPointTakesAllTheWeight() {
        float[] p = {0, 0, 0, 1, 0, 0, 0, 1, 0};
        int[] i = new int[9];
        float[] w = new float[9];
        Nearest.three(p, p, i, w, 0);
        assertThat(new int[] {i[0], i[3], i[6]}).containsExactly(0, 1, 2);
        assertThat(w[0]).isCloseTo(1, within(1e-6f));
    }
}
