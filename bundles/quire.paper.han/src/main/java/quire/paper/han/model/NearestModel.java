package quire.paper.han.model;

import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.GraphSpec;
import quire.api.model.Init;
import quire.api.model.Model;
import quire.api.tensor.DType;
import quire.nn.GraphBuilder;

/**
 * Baseline: the class whose mean pose, averaged over time, is nearest. The means are not trained: buffers add up poses and counts of
 * every batch seen, so they are exact after one epoch. Only the sharpness of the softmax over squared distances follows a gradient.
 */
public final class NearestModel implements Model {
    private final Shape shape;
    private final DType dtype;

    /** @param dtype working type */
    public NearestModel(Shape shape, DType dtype) {
        this.shape = shape;
        this.dtype = dtype;
    }

    @Override
    public Map<String, Double> costs() {
        return Macs.costs(Macs.nearest(shape.layout(), shape.classes()));
    }

    @Override
    public GraphSpec graph(String name) {
        GraphBuilder g = new GraphBuilder(dtype, TRAIN.equals(name));
        int width = shape.joints() * 3;
        int classes = shape.classes();
        SDVariable x = g.input("x", -1, shape.frames(), shape.joints(), 3);
        // metres, so that one sharpness suits every layout
        SDVariable pose = g.sd().reshape(x, -1, shape.frames(), width).mean(1).mul(1 / shape.layout().perMetre());
        SDVariable sums = g.buffer("sums", Init.zeros(), classes, width);
        SDVariable counts = g.buffer("counts", Init.zeros(), classes, 1);
        SDVariable means = sums.div(g.sd().math().max(counts, g.constant(1)));
        SDVariable squares = g.sd().math().square(pose).sum(true, 1).add(g.sd().reshape(g.sd().math().square(means).sum(1), 1, classes));
        SDVariable distance = squares.sub(g.sd().mmul(pose, means, false, true, false).mul(2));
        SDVariable sharpness = g.sd().math().exp(g.parameter("sharpness", Init.constant(Math.log(20)), 1));
        if (g.training()) {
            SDVariable label = g.input("label", -1, classes);
            g.update("sums", sums.add(g.sd().mmul(label, pose, true, false, false)));
            g.update("counts", counts.add(g.sd().reshape(label.sum(0), classes, 1)));
        }
        return Heads.end(g, distance.neg().mul(sharpness), classes);
    }
}
