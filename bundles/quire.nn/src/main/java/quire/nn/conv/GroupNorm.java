package quire.nn.conv;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.nn.GraphBuilder;

/**
 * Group normalisation (Wu and He 2018): mean 0 and deviation 1 over neighbouring channels and all cells of an example, then a scale and
 * shift per channel. Parameters {@code <name>/scale} (ones) and {@code <name>/shift} (zeros).
 */
public final class GroupNorm {
    private GroupNorm() {
    }

    /** @param groups divides the channels */
    public static FeatureMap apply(GraphBuilder g, String name, FeatureMap x, int groups, double epsilon) {
        int c = x.channels();
        if (groups < 1 || c % groups != 0) {
            throw new IllegalArgumentException(c + " channels do not form " + groups + " equal groups");
        }
        int cells = c / groups * x.height() * x.width();
        double[] share = new double[cells];
        java.util.Arrays.fill(share, 1.0 / cells);
        SDVariable mean = g.constant(share, cells, 1);
        SDVariable rows = g.sd().reshape(x.value(), -1, cells);
        SDVariable centred = rows.sub(rows.mmul(mean));
        SDVariable variance = g.sd().math().square(centred).mmul(mean);
        SDVariable unit = centred.div(g.sd().math().sqrt(variance.add(epsilon)));
        SDVariable scale = g.sd().reshape(g.parameter(name + "/scale", Init.ones(), c), 1, c, 1, 1);
        SDVariable shift = g.sd().reshape(g.parameter(name + "/shift", Init.zeros(), c), 1, c, 1, 1);
        return x.with(g.sd().reshape(unit, -1, c, x.height(), x.width()).mul(scale).add(shift));
    }
}
