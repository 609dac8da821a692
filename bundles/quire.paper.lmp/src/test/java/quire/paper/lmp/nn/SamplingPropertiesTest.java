package quire.paper.lmp.nn;

import java.util.Map;
import org.junit.jupiter.api.Test;
import quire.api.tensor.Tensor;
import quire.nn.conv.FeatureMap;
import quire.testkit.Probe;

class SamplingPropertiesTest {
    private static final double TOLERANCE = 1e-9;

    @Test
    void orderOfLocationsOrdersTheWeightsAndLeavesTheMap() {
        Tensor old = Probe.random(1, -1, 1, 1, 2, 4, 5);
        Tensor fresh = Probe.random(2, -1, 1, 1, 2, 4, 5);
        Map<String, Tensor> out = new Probe().data("old", old).data("fresh", fresh).run((g, in) -> {
            FeatureMap a = new FeatureMap(in.get("old"), 2, 4, 5);
            FeatureMap b = a.with(in.get("fresh"));
            Lsts.Result one = new Lsts(2, false, false).apply(g, "a", a, b, g.constant(new double[] {0.5, -1, 2, 0.3, 0, 0}, 3, 2), 3);
            Lsts.Result two = new Lsts(2, false, false).apply(g, "a", a, b, g.constant(new double[] {0, 0, 0.5, -1, 2, 0.3}, 3, 2), 3);
            return Map.of("map", one.map().value(), "map2", two.map().value(), "first", g.sd().slice(one.weights(), new int[] {0, 0}, new int[] {20, 1}),
                    "second", g.sd().slice(two.weights(), new int[] {0, 1}, new int[] {20, 1}));
        });
        Probe.close("map", out.get("map2"), out.get("map"), TOLERANCE);
        Probe.close("weights", out.get("second"), out.get("first"), TOLERANCE);
    }
}
