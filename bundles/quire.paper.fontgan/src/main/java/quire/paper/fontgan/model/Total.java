package quire.paper.fontgan.model;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.GraphSpec;
import quire.api.trainer.Procedure;
import quire.nn.GraphBuilder;

/** The weighted sum of a graph's losses, each readable under its own name. */
final class Total {
    private final GraphBuilder g;
    private SDVariable sum;

    Total(GraphBuilder g) {
        this.g = g;
    }

    void add(String name, SDVariable loss, double weight) {
        put(g.output(name, loss).mul(weight));
    }

    void add(String name, SDVariable loss, SDVariable weight) {
        put(g.output(name, loss).mul(weight));
    }

    private void put(SDVariable part) {
        sum = sum == null ? part : sum.add(part);
    }

    GraphSpec build() {
        g.output(Procedure.LOSS, sum);
        return g.build(Procedure.LOSS);
    }
}
