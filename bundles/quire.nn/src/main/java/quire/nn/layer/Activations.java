package quire.nn.layer;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.nn.GraphBuilder;

/** Activations that SameDiff lacks or gets wrong. */
public final class Activations {
    private Activations() {
    }

    /** max(0,x) + a min(0,x) with one slope per unit of the last axis (He et al. 2015); parameter {@code <name>/slope}. */
    public static SDVariable prelu(GraphBuilder g, String name, SDVariable x, int units, double slope) {
        SDVariable a = g.parameter(name + "/slope", Init.constant(slope), units);
        SDVariable positive = g.sd().nn().relu(x, 0);
        return positive.add(x.sub(positive).mul(a));
    }
}
