package quire.paper.densepoint.model;

import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.GraphSpec;
import quire.api.model.Model;
import quire.api.tensor.DType;
import quire.nn.GraphBuilder;

/** The network for all tasks; plain stacks and ablations are other {@link Settings}. */
public final class DensePointModel implements Model {
    private final Settings settings;
    private final Shape shape;
    private final DType dtype;

    /** @param dtype working type */
    public DensePointModel(Settings settings, Shape shape, DType dtype) {
        this.settings = settings.check(shape);
        this.shape = shape;
        this.dtype = dtype;
    }

    @Override
    public Map<String, Double> costs() {
        return Map.of("mmacs", new Counts(settings, shape).macs() / 1e6);
    }

    @Override
    public GraphSpec graph(String name) {
        GraphBuilder g = new GraphBuilder(dtype, TRAIN.equals(name));
        PointInputs inputs = new PointInputs(g, shape);
        Encoder encoder = new Encoder(g, settings, inputs);
        List<Level> levels = encoder.levels();
        SDVariable global = global(g, encoder, levels);
        if (shape.task() == Shape.Task.CLASSIFY) {
            return Heads.classes(g, shape, logits(g, encoder, global));
        }
        return Heads.points(g, shape, new Decoder(g, shape, inputs, encoder.layers(), settings.decoder()).apply(levels, global, settings.global()));
    }

    /** Global pooling over the last level: [clouds, global]. */
    private SDVariable global(GraphBuilder g, Encoder encoder, List<Level> levels) {
        Level last = levels.get(levels.size() - 1);
        return g.output("global", encoder.layers().pconv("glob", PointInputs.whole(last), settings.global(), "max"));
    }

    private SDVariable logits(GraphBuilder g, Encoder encoder, SDVariable global) {
        return Heads.classifier(g, encoder.layers(), global, settings.global(), settings.head(), settings.headDropout(), shape.classes());
    }

    /** The classifier with its loss in either mode and without dropout, for numeric checks. */
    GraphSpec checked(GraphBuilder g) {
        Encoder encoder = new Encoder(g, settings, new PointInputs(g, shape));
        SDVariable logits = logits(g, encoder, global(g, encoder, encoder.levels()));
        g.output("logits", logits);
        return Heads.withLoss(g, shape, logits, g.sd().nn().softmax(logits, 1));
    }
}
