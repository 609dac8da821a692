package quire.paper.densepoint.model;

import java.util.ArrayList;
import java.util.List;
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

/**
 * Baseline PointNet++ with single-scale grouping (Qi et al. 2017): at each stage a perceptron of three layers on every neighbour, then
 * the maximum. It uses the data's centres and the first of the data's neighbours.
 */
final class PointNet2Model implements Model {
    private static final double MOMENTUM = 0.1;
    private final int width;
    private final int[] neighbours;
    private final int[] head;
    private final double dropout;
    private final int decoder;
    private final Shape shape;
    private final DType dtype;

    PointNet2Model(OptionValues v, Shape shape, DType dtype) {
        this.width = v.integer("width");
        this.neighbours = v.layers("neighbours");
        this.head = v.layers("head");
        this.dropout = v.number("head_dropout");
        this.decoder = v.integer("decoder");
        this.shape = shape;
        this.dtype = dtype;
        if (neighbours.length != shape.stages().all().size()) {
            throw QuireException.of("neighbours has %d counts for %d stages; give as many as centres has", neighbours.length, shape.stages().all().size());
        }
        for (int s = 0; s < neighbours.length; s++) {
            if (neighbours[s] > shape.stages().all().get(s).poolNeighbours()) {
                throw QuireException.of("neighbours=%d at stage %d is more than the data's pool_neighbours=%d; lower it", neighbours[s], s + 1,
                        shape.stages().all().get(s).poolNeighbours());
            }
        }
    }

    static Options options() {
        return Options.none()
                .integer("width", 64, 1, 1024, "w: stages have w-w-2w, 2w-2w-4w, the whole cloud 4w-8w-16w")
                .layers("neighbours", "32-64", "neighbours at each stage; the first of the data's")
                .layers("head", "512-256", "widths of the classifier's fully connected layers")
                .number("head_dropout", 0.5, 0, 0.95, "rate before each but the first fully connected layer")
                .integer("decoder", 128, 1, 4096, "width of feature propagation, for parts and normals");
    }

    @Override
    public Map<String, Double> costs() {
        return Map.of("mmacs", macs() / 1e6);
    }

    @Override
    public GraphSpec graph(String name) {
        GraphBuilder g = new GraphBuilder(dtype, TRAIN.equals(name));
        PointInputs inputs = new PointInputs(g, shape);
        Layers layers = new Layers(g, MOMENTUM, "max");
        List<Level> levels = new ArrayList<>();
        levels.add(inputs.cloud());
        for (int s = 0; s < neighbours.length; s++) {
            Level before = levels.get(s);
            Level bare = inputs.centres(s, before);
            int w = width << s;
            SDVariable f = abstraction(g, layers, "sa" + s, inputs.pool(s, before, bare, neighbours[s]), w, w, 2 * w);
            levels.add(new Level(bare.xyz(), f, bare.points(), 2 * w));
        }
        Level last = levels.get(levels.size() - 1);
        int top = last.channels() << 2;
        SDVariable global = abstraction(g, layers, "all", PointInputs.whole(last), last.channels(), 2 * last.channels(), top);
        if (shape.task() == Shape.Task.CLASSIFY) {
            return Heads.classes(g, shape, Heads.classifier(g, layers, global, top, head, dropout, shape.classes()));
        }
        return Heads.points(g, shape, new Decoder(g, shape, inputs, layers, decoder).apply(levels, global, top));
    }

    /** Three layers on every neighbour, then the maximum. */
    private static SDVariable abstraction(GraphBuilder g, Layers layers, String name, Neighbours n, int a, int b, int c) {
        int in = 3 + n.channels();
        SDVariable w = g.parameter(name + "/0/weight", Init.he(in), in, a);
        SDVariable z = n.relative().mmul(g.sd().slice(w, new int[] {0, 0}, 3, a));
        if (n.source() != null) {
            z = z.add(n.gather(g, n.source().mmul(g.sd().slice(w, new int[] {3, 0}, n.channels(), a))));
        }
        SDVariable h = layers.normed(name + "/0/bn", z, a);
        h = layers.normed(name + "/1/bn", Dense.linear(g, name + "/1", h, a, b, Init.he(a), null), b);
        SDVariable last = Dense.linear(g, name + "/2", h, b, c, Init.he(b), null);
        Affine norm = new Affine(g, name + "/2/bn", c, MOMENTUM);
        return layers.maximum(last, n.count(), norm);
    }

    private double macs() {
        double sum = 0;
        double channels = 0;
        for (int s = 0; s < neighbours.length; s++) {
            double w = width << s;
            double rows = (double) shape.stages().all().get(s).centres() * neighbours[s];
            sum += rows * ((3 + channels) * w + w * w + 2 * w * w);
            channels = 2 * w;
        }
        double rows = shape.stages().all().get(neighbours.length - 1).centres();
        double c = channels;
        sum += rows * ((3 + c) * c + 2 * c * c + 8 * c * c);
        double in = 4 * c;
        if (shape.task() == Shape.Task.CLASSIFY) {
            for (int w : head) {
                sum += in * w;
                in = w;
            }
            return sum + in * shape.classes();
        }
        sum += (rows * c + in) * decoder;
        for (int s = neighbours.length - 1; s >= 0; s--) {
            double points = s == 0 ? shape.points() : shape.stages().all().get(s - 1).centres();
            sum += points * (decoder + (s == 0 ? 3 : 2.0 * (width << (s - 1)))) * decoder;
        }
        return sum + (double) shape.points() * decoder * (decoder + Heads.pointOutputs(shape));
    }
}
