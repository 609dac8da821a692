package quire.paper.densepoint.model;

import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.QuireException;
import quire.api.model.GraphSpec;
import quire.api.model.Init;
import quire.api.model.Model;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.tensor.DType;
import quire.nn.GraphBuilder;
import quire.nn.layer.Dense;
import quire.paper.densepoint.geometry.Names;

/**
 * Baseline without neighbourhoods (Qi et al. 2017, without the T-Nets): a shared perceptron on every point, the maximum over points, a
 * classifier; for points, the second layer's features beside the maximum.
 */
final class PointNetModel implements Model {
    private static final double MOMENTUM = 0.1;
    private final int[] widths;
    private final int[] head;
    private final double dropout;
    private final boolean context;
    private final Shape shape;
    private final DType dtype;

    PointNetModel(OptionValues v, Shape shape, DType dtype) {
        this.widths = v.layers("layers");
        this.head = v.layers("head");
        this.dropout = v.number("head_dropout");
        this.context = v.flag("context");
        this.shape = shape;
        this.dtype = dtype;
        if (widths.length < 3) {
            throw QuireException.of("layers has %d widths; PointNet needs at least 3, as 64-64-1024", widths.length);
        }
        if (!context && shape.task() == Shape.Task.CLASSIFY) {
            throw new QuireException("context=false works for tasks parts and normals only; set context=true");
        }
    }

    static Options options() {
        return Options.none()
                .layers("layers", "64-64-64-128-1024", "widths of the shared perceptron; the maximum is taken of the last")
                .layers("head", "512-256", "widths of the classifier's fully connected layers")
                .number("head_dropout", 0.5, 0, 0.95, "rate before each but the first fully connected layer")
                .flag("context", true, "for points: join the maximum over the cloud; false is a perceptron on each point alone");
    }

    @Override
    public Map<String, Double> costs() {
        return Map.of("mmacs", macs() / 1e6);
    }

    @Override
    public GraphSpec graph(String name) {
        GraphBuilder g = new GraphBuilder(dtype, TRAIN.equals(name));
        Layers layers = new Layers(g, MOMENTUM, "max");
        SDVariable xyz = new PointInputs(g, shape).cloud().xyz();
        SDVariable h = layers.pconv("point0", new Neighbours(xyz, null, null, null, 1, 0), widths[0]);
        SDVariable local = h;
        for (int i = 1; i < widths.length - 1; i++) {
            h = layers.normed("point" + i + "/bn", Dense.linear(g, "point" + i, h, widths[i - 1], widths[i], Init.he(widths[i - 1]), null), widths[i]);
            local = i == 1 ? h : local;
        }
        int last = widths.length - 1;
        SDVariable global = layers.pconv("point" + last, new Neighbours(xyz, h, null, null, shape.points(), widths[last - 1]), widths[last]);
        if (shape.task() == Shape.Task.CLASSIFY) {
            return Heads.classes(g, shape, Heads.classifier(g, layers, global, widths[last], head, dropout, shape.classes()));
        }
        return Heads.points(g, shape, points(g, layers, local, global));
    }

    private SDVariable points(GraphBuilder g, Layers layers, SDVariable local, SDVariable global) {
        SDVariable y = map(g, "seg", local, widths[1], head[0]);
        SDVariable clouds = context ? map(g, "seg/global", global, widths[widths.length - 1], head[0]) : null;
        if (shape.task() == Shape.Task.PARTS) {
            SDVariable category = map(g, "seg/category", g.input(Names.LABEL, -1, shape.classes()), shape.classes(), head[0]);
            clouds = clouds == null ? category : clouds.add(category);
        }
        if (clouds != null) {
            SDVariable each = g.sd().reshape(y, -1, shape.points(), head[0]).add(g.sd().reshape(clouds, -1, 1, head[0]));
            y = g.sd().reshape(each, -1, head[0]);
        }
        SDVariable h = layers.normed("seg/bn", y, head[0]);
        for (int i = 1; i < head.length; i++) {
            h = layers.normed("seg" + i + "/bn", map(g, "seg" + i, h, head[i - 1], head[i]), head[i]);
        }
        int in = head[head.length - 1];
        return Dense.linear(g, "out", h, in, Heads.pointOutputs(shape), Init.fanIn(in), Init.fanIn(in));
    }

    private static SDVariable map(GraphBuilder g, String name, SDVariable x, int in, int out) {
        return Dense.linear(g, name, x, in, out, Init.he(in), null);
    }

    private double macs() {
        double sum = 0;
        double in = 3;
        for (int i = 0; i < widths.length; i++) {
            // the last layer sees the coordinates again, as all layers here that end in a maximum
            sum += (double) shape.points() * (in + (i == widths.length - 1 ? 3 : 0)) * widths[i];
            in = widths[i];
        }
        boolean classify = shape.task() == Shape.Task.CLASSIFY;
        double rows = classify ? 1 : shape.points();
        in = classify ? in : widths[1];
        for (int w : head) {
            sum += rows * in * w;
            in = w;
        }
        return sum + rows * in * (classify ? shape.classes() : Heads.pointOutputs(shape));
    }
}
