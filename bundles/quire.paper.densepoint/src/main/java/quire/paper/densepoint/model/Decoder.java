package quire.paper.densepoint.model;

import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.nn.GraphBuilder;
import quire.nn.layer.Dense;
import quire.paper.densepoint.geometry.Names;

/**
 * Feature propagation (PointNet++; section 1.6): features of few points are carried to the many before them, joined with theirs and
 * mapped, down to the cloud itself; then one more layer with the category's one-hot vector, and the output of each point.
 */
final class Decoder {
    private final GraphBuilder g;
    private final Shape shape;
    private final PointInputs inputs;
    private final Layers layers;
    private final int width;

    Decoder(GraphBuilder g, Shape shape, PointInputs inputs, Layers layers, int width) {
        this.g = g;
        this.shape = shape;
        this.inputs = inputs;
        this.layers = layers;
        this.width = width;
    }

    /**
     * Outputs of every point, [clouds x points, parts or 3].
     *
     * @param levels      as the encoder gives them
     * @param global      [clouds, globalWidth], added to the last level
     */
    SDVariable apply(List<Level> levels, SDVariable global, int globalWidth) {
        int last = levels.size() - 1;
        Level top = levels.get(last);
        SDVariable mapped = perCloud(map("top", top.features(), top.channels()), map("top/global", global, globalWidth), top.points());
        SDVariable h = layers.normed("top/bn", mapped, width);
        for (int s = last - 1; s >= 0; s--) {
            Level skip = levels.get(s);
            SDVariable up = inputs.interpolate(s, new Level(null, h, 0, width), skip.points());
            SDVariable own = skip.features() == null ? skip.xyz() : skip.features();
            int channels = skip.features() == null ? 3 : skip.channels();
            h = layers.normed("up" + s + "/bn", map("up" + s, up, width).add(map("up" + s + "/skip", own, channels)), width);
        }
        SDVariable point = map("point", h, width);
        if (shape.task() == Shape.Task.PARTS) {
            point = perCloud(point, map("point/category", g.input(Names.LABEL, -1, shape.classes()), shape.classes()), shape.points());
        }
        h = layers.normed("point/bn", point, width);
        int out = Heads.pointOutputs(shape);
        return Dense.linear(g, "out", h, width, out, Init.fanIn(width), Init.fanIn(width));
    }

    private SDVariable map(String name, SDVariable x, int in) {
        return Dense.linear(g, name, x, in, width, Init.he(in), null);
    }

    /** Adds a row of each cloud to all its points. */
    private SDVariable perCloud(SDVariable points, SDVariable clouds, int count) {
        SDVariable each = g.sd().reshape(points, -1, count, width);
        return g.sd().reshape(each.add(g.sd().reshape(clouds, -1, 1, width)), -1, width);
    }
}
