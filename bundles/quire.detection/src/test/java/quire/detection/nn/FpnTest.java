package quire.detection.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.tensor.Tensor;
import quire.nn.conv.FeatureMap;
import quire.testkit.Golden;
import quire.testkit.Probe;

class FpnTest {
    @Test
    void pyramidFollowsItsVectors() {
        Golden golden = Golden.load(FpnTest.class, "fpn");
        Probe probe = new Probe();
        List<Tensor> maps = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            maps.add(golden.doubles("inputs", "c" + i));
            probe.feed("c" + i, maps.get(i)).seed("p" + i, golden.doubles("inputs", "seed" + i));
            for (String[] kind : new String[][] {{"lateral", "lateral"}, {"fpn", "output"}}) {
                probe.feed("neck/" + kind[1] + i + "/weight", Probe.turned(golden.doubles("params", kind[0] + i + "_w")));
                probe.feed("neck/" + kind[1] + i + "/bias", golden.doubles("params", kind[0] + i + "_b"));
            }
        }
        Map<String, Tensor> out = probe.run((g, in) -> {
            List<FeatureMap> c = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Tensor t = maps.get(i);
                c.add(new FeatureMap(in.get("c" + i), (int) t.dim(1), (int) t.dim(2), (int) t.dim(3)));
            }
            Map<String, SDVariable> levels = new HashMap<>();
            Pyramid p = new Fpn(3, ExtraLevels.NONE).build(g, "neck", c, new int[] {4, 8, 16});
            for (int i = 0; i < 3; i++) {
                levels.put("p" + i, p.levels().get(i).value());
            }
            return levels;
        });
        for (int i = 0; i < 3; i++) {
            Probe.close("p" + i, out.get("p" + i), golden.doubles("expected", "p" + i), 1e-9);
            Probe.close("d_c" + i, out.get("d_c" + i), golden.doubles("expected", "d_c" + i), 1e-9);
            Probe.close("d_lateral", out.get("d_neck/lateral" + i + "/weight"), Probe.turned(golden.doubles("expected", "d_lateral" + i + "_w")), 1e-9);
            Probe.close("d_output", out.get("d_neck/output" + i + "/weight"), Probe.turned(golden.doubles("expected", "d_fpn" + i + "_w")), 1e-9);
            Probe.close("d_bias", out.get("d_neck/output" + i + "/bias"), golden.doubles("expected", "d_fpn" + i + "_b"), 1e-9);
        }
    }

    @Test
    void extraLevelsHalveTheSize() {
        Tensor x = Probe.random(1, -1, 1, 1, 2, 8, 8);
        for (ExtraLevels.Kind kind : ExtraLevels.Kind.values()) {
            Fpn fpn = new Fpn(4, new ExtraLevels(kind, 2));
            assertThat(fpn.strides(new int[] {8})).containsExactly(8, 16, 32);
            Map<String, Tensor> out = new Probe().feed("x", x).seed("p2", Probe.random(2, -1, 1, 1, 4, 2, 2)).run((g, in) -> {
                Pyramid p = fpn.build(g, "neck", List.of(new FeatureMap(in.get("x"), 2, 8, 8)), new int[] {8});
                return Map.of("p1", p.levels().get(1).value(), "p2", p.levels().get(2).value());
            });
            assertThat(out.get("p1").shape()).containsExactly(1, 4, 4, 4);
            assertThat(out.get("p2").shape()).containsExactly(1, 4, 2, 2);
        }
    }
}
