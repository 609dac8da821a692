package quire.paper.fontgan.nn;

import java.util.Arrays;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.nn.GraphBuilder;
import quire.nn.conv.FeatureMap;

/** Puts the same vector behind every cell of a map. */
public final class Tiled {
    private Tiled() {
    }

    /** @param vector [rows, width], becomes the last {@code width} channels */
    public static FeatureMap behind(GraphBuilder g, FeatureMap map, SDVariable vector, int width) {
        double[] ones = new double[map.height() * map.width()];
        Arrays.fill(ones, 1);
        SDVariable cells = g.sd().reshape(vector, -1, 1).mmul(g.constant(ones, 1, ones.length));
        SDVariable tiled = g.sd().reshape(cells, -1, width, map.height(), map.width());
        return new FeatureMap(g.sd().concat(1, map.value(), tiled), map.channels() + width, map.height(), map.width());
    }
}
