package quire.paper.msdconvlstm.model;

import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.QuireException;
import quire.api.model.GraphSpec;
import quire.nn.GraphBuilder;

/** What all trained models begin and end with. Maps may have any even size unless peepholes fix it. */
final class Ends {
    /** Squares, products… of a map at half resolution count once for four cells. */
    static final int QUARTER = 4;

    private Ends() {
    }

    /** The elements of each step, [rows, elements, height, width], normalised; rain alone where asked. */
    static SDVariable[] steps(GraphBuilder g, WeatherShape s, boolean rainOnly, boolean fixed) {
        SDVariable x = g.input("x", -1, s.steps(), s.elements(), fixed ? s.height() : -1, fixed ? s.width() : -1);
        SDVariable[] steps = g.sd().unstack(x, 1, s.steps());
        if (rainOnly && s.rain() < 0) {
            throw new QuireException("inputs=rain, but rain is not among the elements; add it, or set inputs=all");
        }
        for (int t = 0; rainOnly && s.elements() > 1 && t < steps.length; t++) {
            steps[t] = g.sd().split(steps[t], s.elements(), 1)[s.rain()];
        }
        return steps;
    }

    /** max(0, v) + log(1 + exp(-|v|)): finite for any v. */
    static SDVariable positive(GraphBuilder g, SDVariable v, boolean relu) {
        if (relu) {
            return g.sd().nn().relu(v, 0);
        }
        SDVariable size = g.sd().math().abs(v);
        return v.add(size).mul(0.5).add(g.sd().math().log(g.sd().math().exp(size.neg()).add(1)));
    }

    /** Names {@code prediction} [rows, leads, height, width] in mm and, in training, {@code loss}. */
    static GraphSpec end(GraphBuilder g, SDVariable prediction, WeatherShape s, RainLosses loss) {
        g.output("prediction", prediction);
        if (!g.training()) {
            return g.build(null);
        }
        g.output("loss", loss.of(g, prediction, g.input("y", -1, s.out(), -1, -1), g.input("mask", -1, s.out(), -1, -1)));
        return g.build("loss");
    }

    static Map<String, Double> costs(long multiplyAccumulates) {
        return Map.of("mmacs", multiplyAccumulates / 1e6);
    }
}
