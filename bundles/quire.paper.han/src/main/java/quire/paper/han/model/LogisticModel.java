package quire.paper.han.model;

import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.GraphSpec;
import quire.api.model.Model;
import quire.api.tensor.DType;
import quire.nn.GraphBuilder;
import quire.nn.layer.BatchNorm;

/** Baseline: logistic regression on the standardised flat sample. The norm is a fixed affine map once trained, so the model is linear. */
public final class LogisticModel implements Model {
    private final Shape shape;
    private final DType dtype;

    /** @param dtype working type */
    public LogisticModel(Shape shape, DType dtype) {
        this.shape = shape;
        this.dtype = dtype;
    }

    @Override
    public Map<String, Double> costs() {
        return Macs.costs(Macs.logistic(shape));
    }

    @Override
    public GraphSpec graph(String name) {
        GraphBuilder g = new GraphBuilder(dtype, TRAIN.equals(name));
        int width = shape.frames() * shape.joints() * 3;
        SDVariable flat = g.sd().reshape(g.input("x", -1, shape.frames(), shape.joints(), 3), -1, width);
        SDVariable normed = BatchNorm.apply(g, "norm", flat, width, 1e-5, 0.1);
        return Heads.end(g, Heads.classifier(g, "classifier", normed, width, shape.classes(), 0), shape.classes());
    }
}
