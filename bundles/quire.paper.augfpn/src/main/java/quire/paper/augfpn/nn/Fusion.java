package quire.paper.augfpn.nn;

import java.util.List;
import java.util.Locale;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.QuireException;
import quire.nn.GraphBuilder;
import quire.nn.conv.Conv2d;
import quire.nn.conv.ConvNorm;
import quire.nn.conv.FeatureMap;

/** How maps of equal size become one. */
public enum Fusion {
    /**
     * Adaptive Spatial Fusion (AugFPN, section 3.3): the maps side by side, 1x1 convolution, ReLU, 3x3 convolution to one gate per map and
     * cell, sigmoid, weighted sum. The gates do not sum to one. Parameters {@code <name>/squeeze} and {@code <name>/gate}.
     */
    ASF,
    /** Plain sum. */
    SUM,
    /** Largest value. */
    MAX;

    /** What came out. @param gates [rows, maps, height, width]; null where there are none */
    public record Result(FeatureMap map, SDVariable gates) {
    }

    /** The one of this name. */
    public static Fusion named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Fuses one or more maps of equal size. */
    public Result apply(GraphBuilder g, String name, List<FeatureMap> maps) {
        if (maps.isEmpty()) {
            throw new QuireException("there is no map to fuse; give at least one ratio or level");
        }
        if (this == ASF) {
            return gated(g, name, maps);
        }
        FeatureMap all = maps.get(0);
        for (FeatureMap m : maps.subList(1, maps.size())) {
            all = this == SUM ? all.plus(m) : all.with(g.sd().math().max(all.value(), m.value()));
        }
        return new Result(all, null);
    }

    private static Result gated(GraphBuilder g, String name, List<FeatureMap> maps) {
        FeatureMap first = maps.get(0);
        int n = maps.size();
        int c = first.channels();
        SDVariable beside = n == 1 ? first.value() : g.sd().concat(1, maps.stream().map(FeatureMap::value).toArray(SDVariable[]::new));
        FeatureMap joined = new FeatureMap(beside, n * c, first.height(), first.width());
        FeatureMap squeezed = ConvNorm.relu(g, Conv2d.same(c, 1).xavier(n * c).apply(g, name + "/squeeze", joined));
        SDVariable gates = g.sd().nn().sigmoid(Conv2d.same(n, 3).xavier(c).apply(g, name + "/gate", squeezed).value());
        FeatureMap sum = null;
        for (int i = 0; i < n; i++) {
            SDVariable gate = g.sd().slice(gates, new int[] {0, i, 0, 0}, new int[] {-1, 1, first.height(), first.width()});
            FeatureMap part = first.with(maps.get(i).value().mul(gate));
            sum = sum == null ? part : sum.plus(part);
        }
        return new Result(sum, gates);
    }
}
