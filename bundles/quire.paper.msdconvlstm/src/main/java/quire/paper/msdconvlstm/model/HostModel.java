package quire.paper.msdconvlstm.model;

import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.GraphSpec;
import quire.api.model.Init;
import quire.api.model.Model;
import quire.api.tensor.DType;
import quire.nn.GraphBuilder;

/**
 * A baseline whose forecast is made on the host and given as {@code forecast} [rows, leads, height, width]; or, for climatology, the
 * training mean of every cell and lead, which the procedure puts into the parameter {@code mean}.
 */
public final class HostModel implements Model {
    private final Kind kind;
    private final WeatherShape shape;
    private final DType dtype;

    /** Baselines. */
    public enum Kind { PERSISTENCE, ADVECTION, CLIMATOLOGY }

    public HostModel(Kind kind, WeatherShape shape, DType dtype) {
        this.kind = kind;
        this.shape = shape;
        this.dtype = dtype;
    }

    public Kind kind() {
        return kind;
    }

    public WeatherShape shape() {
        return shape;
    }

    @Override
    public Map<String, Double> costs() {
        return Ends.costs(0);
    }

    @Override
    public GraphSpec graph(String name) {
        GraphBuilder g = new GraphBuilder(dtype, TRAIN.equals(name));
        SDVariable mean = g.parameter("mean", Init.zeros(), kind == Kind.CLIMATOLOGY ? new long[] {1, shape.out(), shape.height(), shape.width()} : new long[] {1, 1, 1, 1});
        SDVariable forecast = g.input("forecast", -1, shape.out(), -1, -1);
        return Ends.end(g, forecast.add(mean), shape, RainLosses.MAE);
    }
}
