package quire.paper.msdconvlstm.model;

import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.GraphSpec;
import quire.api.model.Model;
import quire.api.tensor.DType;
import quire.nn.GraphBuilder;

/** Baseline without recurrence: all steps stacked as channels, four convolutions at half size, all leads at once. */
public final class CnnModel implements Model {
    private static final int DEEP = 3;
    private final int hidden;
    private final int head;
    private final boolean rainOnly;
    private final boolean relu;
    private final RainLosses loss;
    private final WeatherShape shape;
    private final DType dtype;

    public CnnModel(int hidden, int head, boolean rainOnly, boolean relu, RainLosses loss, WeatherShape shape, DType dtype) {
        this.hidden = hidden;
        this.head = head;
        this.rainOnly = rainOnly;
        this.relu = relu;
        this.loss = loss;
        this.shape = shape;
        this.dtype = dtype;
    }

    private int channels() {
        return shape.steps() * (rainOnly ? 1 : shape.elements());
    }

    @Override
    public Map<String, Double> costs() {
        long half = (long) shape.height() * shape.width() / Ends.QUARTER;
        return Ends.costs(half * (9L * channels() * hidden + DEEP * 9L * hidden * hidden + Ends.QUARTER * (9L * hidden * head + (long) head * shape.out())));
    }

    @Override
    public GraphSpec graph(String name) {
        GraphBuilder g = new GraphBuilder(dtype, TRAIN.equals(name));
        SDVariable[] steps = Ends.steps(g, shape, rainOnly, false);
        SDVariable x = steps.length == 1 ? steps[0] : g.sd().concat(1, steps);
        SDVariable f = Kernels.leaky(g, Kernels.layer(g, "stem", x, channels(), hidden, 3, 2));
        for (int i = 0; i < DEEP; i++) {
            f = Kernels.leaky(g, Kernels.layer(g, "deep" + i, f, hidden, hidden, 3, 1));
        }
        SDVariable wide = Kernels.leaky(g, Kernels.layer(g, "head/1", Kernels.twice(g, f), hidden, head, 3, 1));
        return Ends.end(g, Ends.positive(g, Kernels.layer(g, "head/2", wide, head, shape.out(), 1, 1), relu), shape, loss);
    }
}
