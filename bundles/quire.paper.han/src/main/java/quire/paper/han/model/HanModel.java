package quire.paper.han.model;

import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.GraphSpec;
import quire.api.model.Model;
import quire.api.tensor.DType;
import quire.nn.GraphBuilder;

/** The hierarchical self-attention network: input batch norm, shared input map, {@link Hierarchy}, classifier. */
public final class HanModel implements Model {
    private final Settings settings;
    private final Shape shape;
    private final DType dtype;

    /** @param dtype working type */
    public HanModel(Settings settings, Shape shape, DType dtype) {
        this.settings = settings;
        this.shape = shape;
        this.dtype = dtype;
    }

    @Override
    public Map<String, Double> costs() {
        return Macs.costs(Macs.han(settings, shape));
    }

    @Override
    public GraphSpec graph(String name) {
        return build(new GraphBuilder(dtype, TRAIN.equals(name)));
    }

    /** Inputs {@code x} [rows, frames, joints, 3], palm-centred, and {@code mask} [rows, frames] where masked. */
    GraphSpec build(GraphBuilder g) {
        return Heads.end(g, logits(g), shape.classes());
    }

    SDVariable logits(GraphBuilder g) {
        SDVariable x = g.input("x", -1, shape.frames(), shape.joints(), 3);
        SDVariable mask = settings.masked() ? g.input("mask", -1, shape.frames()) : null;
        SDVariable points = InputNorm.apply(g, "norm", x, shape.frames(), shape.joints(), mask);
        Hierarchy h = new Hierarchy(g, settings, shape.frames(), mask, "");
        SDVariable z = h.fuse(h.fingers(points, shape.layout(), true));
        return Heads.classifier(g, "classifier", z, Hierarchy.fusedWidth(settings), shape.classes(), settings.dropout());
    }
}
