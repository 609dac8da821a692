package quire.paper.han.model;

import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.GraphSpec;
import quire.api.model.Model;
import quire.api.tensor.DType;
import quire.nn.GraphBuilder;
import quire.nn.recurrent.Gru;

/** Baseline: one gated recurrent layer over the frames' coordinates, classified from its last state. */
public final class GruModel implements Model {
    private final int hidden;
    private final double dropout;
    private final Shape shape;
    private final DType dtype;

    /** @param hidden width of the state */
    public GruModel(int hidden, double dropout, Shape shape, DType dtype) {
        this.hidden = hidden;
        this.dropout = dropout;
        this.shape = shape;
        this.dtype = dtype;
    }

    @Override
    public Map<String, Double> costs() {
        return Macs.costs(Macs.gru(hidden, shape));
    }

    @Override
    public GraphSpec graph(String name) {
        GraphBuilder g = new GraphBuilder(dtype, TRAIN.equals(name));
        int width = shape.joints() * 3;
        SDVariable x = g.input("x", -1, shape.frames(), shape.joints(), 3);
        SDVariable points = InputNorm.apply(g, "norm", x, shape.frames(), shape.joints(), null);
        SDVariable last = Gru.last(g, "gru", g.sd().reshape(points, -1, shape.frames(), width), shape.frames(), width, hidden);
        return Heads.end(g, Heads.classifier(g, "classifier", last, hidden, shape.classes(), dropout), shape.classes());
    }
}
